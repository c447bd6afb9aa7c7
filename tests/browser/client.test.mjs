// How the shell stands in for the client of a model-driven app: commands of RibbonDiffXml and Xrm. Its ribbons are written here; the solution's own are clicked in the other files.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible, openApp, picture, skip, startBrowser, startLab } from './harness.mjs';

/** @type {any} */ let lab;
/** @type {any} */ let browser;

before(async () => {
    if (!skip) {
        lab = await startLab();
        browser = await startBrowser();
    }
});

after(async () => {
    await browser?.stop();
    await lab?.stop();
});

/** The app once it has started. @param {string} user @param {any} [options] */
async function open(user, options) {
    const app = await openApp(browser, lab, user, options);
    await app.page.locator('body[data-ready]').waitFor();
    return app;
}

const place = (surface) => `Mscrm.${surface}.account.MainTab.Save.Controls._children`;
const button = (id, surface = 'Form') => `<CustomAction Id="a.${id}" Location="${place(surface)}" Sequence="10"><CommandUIDefinition><Button Id="b.${id}" Command="${id}" LabelText="$LocLabels:${id}" /></CommandUIDefinition></CustomAction>`;
const command = (id, enable, actions = '') => `<CommandDefinition Id="${id}"><EnableRules>${enable ? `<EnableRule Id="r.${id}" />` : ''}</EnableRules><DisplayRules /><Actions>${actions}</Actions></CommandDefinition>`;
const label = (id) => `<LocLabel Id="${id}"><Titles><Title description="${id}" languagecode="1033" /><Title description="${id} auf Deutsch" languagecode="1031" /></Titles></LocLabel>`;

/** A RibbonDiffXml with one button a rule. @param {Record<string, { rule?: string, actions?: string }>} buttons */
function ribbon(buttons) {
    const ids = Object.keys(buttons);
    return `<RibbonDiffXml><CustomActions>${ids.map((id) => button(id)).join('')}</CustomActions><Templates><RibbonTemplates Id="Mscrm.Templates" /></Templates>`
        + `<CommandDefinitions>${ids.map((id) => command(id, buttons[id].rule, buttons[id].actions)).join('')}</CommandDefinitions>`
        + `<RuleDefinitions><TabDisplayRules /><DisplayRules /><EnableRules>${ids.filter((id) => buttons[id].rule).map((id) => `<EnableRule Id="r.${id}">${buttons[id].rule}</EnableRule>`).join('')}</EnableRules></RuleDefinitions>`
        + `<LocLabels>${ids.map(label).join('')}</LocLabels></RibbonDiffXml>`;
}

/** Puts a command bar of that ribbon on the page. @param {import('playwright-core').Page} page @param {string} xml @param {{ selected?: number, formType?: number, languages?: number[] }} [options] */
async function draw(page, xml, options = {}) {
    await page.evaluate(async ([source, { selected = 0, formType = 2, languages = [1033] }]) => {
        const { CommandBar } = await import('/shell/js/command-bar.js');
        window.called = [];
        const functions = {
            yes: () => true, no: () => false, later: async () => true, laterNo: async () => false, silent: () => undefined, never: () => new Promise(() => undefined),
            fails: () => {
                throw new Error('a rule that fails');
            },
            note: (...values) => window.called.push(values.map((value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value.called ?? value : value))),
        };
        const rows = Array.from({ length: selected }, (_, index) => ({ id: `id-${index}`, name: `Row ${index}` }));
        const bar = new CommandBar({
            surface: 'Form', table: 'account', organization: { ribbons: { account: source }, languages, may: (name) => name === 'prvCreateAccount', table: () => ({ code: 1, schemaName: 'Account', privileges: { create: 'prvCreateAccount' } }) },
            scripts: { load: async () => undefined, find: (name) => functions[name] }, selection: () => rows, control: { called: 'the grid' },
            formContext: { called: 'the form', ui: { getFormType: () => formType }, data: { entity: { getId: () => '{ID}', getEntityName: () => 'account' } }, getAttribute: () => ({ getValue: () => 7 }) },
        }, []);
        document.body.replaceChildren(bar.element);
        window.bar = bar;
    }, [xml, options]);
}

const shown = (page) => page.locator('.command-bar button').allInnerTexts();
const custom = (name, fallback = 'false') => `<CustomRule FunctionName="${name}" Library="$webresource:x.js" Default="${fallback}" />`;

test('A command is hidden where one of its rules fails, and a rule may be a promise', { skip }, async () => {
    const app = await open('Sam Sales', { allow: /a rule that fails/ });
    await draw(app.page, ribbon({
        yes: { rule: custom('yes') }, no: { rule: custom('no') }, later: { rule: custom('later') }, laterNo: { rule: custom('laterNo', 'true') }, silentOn: { rule: custom('silent', 'true') }, silentOff: { rule: custom('silent') },
        failsOff: { rule: custom('fails') }, both: { rule: custom('yes') + custom('no') }, either: { rule: `<OrRule><Or>${custom('no')}</Or><Or>${custom('yes')}</Or></OrRule>` },
        inverted: { rule: '<FormStateRule State="Create" InvertResult="true" />' }, existing: { rule: '<FormStateRule State="Existing" />' }, readOnly: { rule: '<FormStateRule State="ReadOnly" />' },
        may: { rule: '<EntityPrivilegeRule EntityName="account" PrivilegeType="Create" PrivilegeDepth="Basic" />' }, mayNot: { rule: '<EntityPrivilegeRule EntityName="account" PrivilegeType="Delete" PrivilegeDepth="Basic" />' },
        seven: { rule: '<ValueRule Field="x" Value="7" />' }, eight: { rule: '<ValueRule Field="x" Value="8" />' },
    }));
    await app.page.locator('.command-bar[data-turn]').waitFor();
    assert.deepEqual(await shown(app.page), ['yes', 'later', 'silentOn', 'either', 'inverted', 'existing', 'may', 'seven']);
    await app.close();
});

test('A rule that gives no answer within ten seconds counts as false', { skip }, async () => {
    const app = await open('Sam Sales');
    await app.page.clock.install();
    await draw(app.page, ribbon({ never: { rule: custom('never', 'true') }, yes: { rule: custom('yes') } }));
    await app.page.clock.fastForward(9_000);
    assert.equal(await app.page.locator('.command-bar[data-turn]').count(), 0);
    await app.page.clock.fastForward(1_500);
    await app.page.locator('.command-bar[data-turn]').waitFor();
    assert.deepEqual(await shown(app.page), ['yes']);
    await app.close();
});

test('Commands of a selection go by how many rows there are', { skip }, async () => {
    const app = await open('Sam Sales');
    const counted = ribbon({ any: { rule: '<SelectionCountRule AppliesTo="SelectedEntity" Minimum="1" Maximum="2" />' } });
    for (const [selected, expected] of [[0, []], [1, ['any']], [2, ['any']], [3, []]]) {
        await draw(app.page, counted, { selected });
        await app.page.locator('.command-bar[data-turn]').waitFor();
        assert.deepEqual(await shown(app.page), expected, `${selected} selected`);
    }

    await app.close();
});

test('A function gets its parameters in the order in which the ribbon names them', { skip }, async () => {
    const parameters = '<CrmParameter Value="SelectedControl" /><CrmParameter Value="PrimaryControl" /><StringParameter Value="7" /><IntParameter Value="7" /><BoolParameter Value="true" />'
        + '<CrmParameter Value="SelectedControlSelectedItemIds" /><CrmParameter Value="FirstPrimaryItemId" /><CrmParameter Value="CommandProperties" />';
    const app = await open('Sam Sales');
    await draw(app.page, ribbon({ go: { actions: `<JavaScriptFunction Library="$webresource:x.js" FunctionName="note">${parameters}</JavaScriptFunction>` } }), { selected: 2 });
    await app.page.getByRole('button', { name: 'go' }).click();
    assert.deepEqual(await app.page.evaluate(() => window.called), [['the grid', 'the form', '7', 7, true, ['id-0', 'id-1'], '{ID}', { SourceControlId: 'b.go' }]]);
    await app.close();
});

test('Labels come in the user\'s language', { skip }, async () => {
    const app = await open('Sam Sales');
    await draw(app.page, ribbon({ go: {} }), { languages: [1031, 1033] });
    await app.page.locator('.command-bar[data-turn]').waitFor();
    assert.deepEqual(await shown(app.page), ['go auf Deutsch']);
    await app.close();
});

test('What the shell does not know of a ribbon is shown, before anybody clicks', { skip }, async () => {
    const app = await open('Sam Sales', { allow: /does not emulate/ });
    const strange = {
        rule: ribbon({ x: { rule: '<SkuRule Sku="Online" />' } }), state: ribbon({ x: { rule: '<FormStateRule State="BulkEdit" />' } }),
        depth: ribbon({ x: { rule: '<EntityPrivilegeRule EntityName="account" PrivilegeType="Create" PrivilegeDepth="Global" />' } }), action: ribbon({ x: { actions: '<Url Address="https://localhost" />' } }),
        parameter: ribbon({ x: { actions: '<JavaScriptFunction Library="$webresource:x.js" FunctionName="note"><CrmParameter Value="Nonsense" /></JavaScriptFunction>' } }),
        command: ribbon({ x: {} }).replace('<CommandDefinition Id="x">', '<CommandDefinition Id="y">'), location: ribbon({ x: {} }).replace('Mscrm.Form.account', 'Mscrm.Form.contact'),
        hidden: ribbon({ x: {} }).replace('<CustomActions>', '<CustomActions><HideCustomAction HideActionId="h" Location="Mscrm.Form.account.Save" />'),
    };
    for (const [name, xml] of Object.entries(strange)) {
        await draw(app.page, xml);
        await app.page.locator('.command-bar .unknown').waitFor({ timeout: 10_000 }).catch(() => assert.fail(`${name} was skipped in silence`));
        assert.equal(await app.page.locator('.command-bar button').count(), 0, name);
    }

    await app.close();
});

test('Requests of execute keep to the platform\'s shape', { skip }, async () => {
    const app = await open('Sam Sales', { allow: /40[04]/ });
    const answers = await app.page.evaluate(async () => {
        const metadata = (operationName, parameterTypes = {}) => ({ boundParameter: null, operationType: 1, operationName, parameterTypes });
        const typed = (values, ...of) => Object.assign(Object.create({ getMetadata: () => metadata(...of) }), values);
        const refused = async (request) => Xrm.WebApi.online.execute(request).then(() => 'went through', (problem) => problem.message);
        const many = await Xrm.WebApi.online.executeMultiple([typed({}, 'WhoAmI'), typed({}, 'WhoAmI')]);
        return {
            own: await refused({ getMetadata: () => metadata('WhoAmI') }), untyped: await refused(typed({ Text: 'x' }, 'WhoAmI')), missing: await refused(typed({}, 'NoSuchFunction')),
            who: (await (await Xrm.WebApi.online.execute(typed({}, 'WhoAmI'))).json()).UserId, me: Xrm.Utility.getGlobalContext().userSettings.userId, many: many.map((answer) => answer.ok),
        };
    });
    assert.match(answers.own, /prototype/);
    assert.match(answers.untyped, /Text/);
    assert.notEqual(answers.missing, 'went through');
    assert.equal(`{${answers.who.toUpperCase()}}`, answers.me);
    assert.deepEqual(answers.many, [true, true]);
    await app.close();
});

test('Notifications of the app have one type and can only be closed where it says so', { skip }, async () => {
    const app = await open('Sam Sales');
    const refused = await app.page.evaluate(() => Xrm.App.addGlobalNotification({ type: 1, level: 1, message: 'x' }).then(() => '', (problem) => problem.message));
    assert.match(refused, /type 2/);
    await app.page.evaluate(() => Xrm.App.addGlobalNotification({ type: 2, level: 2, message: '<b>It failed</b>', showCloseButton: true, action: { actionLabel: 'Show', eventHandler: () => (document.title = 'shown') } }));
    await app.page.evaluate(() => Xrm.App.addGlobalNotification({ type: 2, level: 4, message: 'It goes on' }));
    await app.page.getByRole('alert').filter({ hasText: '<b>It failed</b>' }).getByRole('button', { name: 'Show' }).click();
    assert.equal(await app.page.title(), 'shown');
    assert.equal(await app.page.getByRole('button', { name: 'Close notification' }).count(), 1);
    await app.page.getByRole('button', { name: 'Close notification' }).click();
    assert.equal(await app.page.locator('.notification').count(), 1);
    await app.close();
});

test('A record is looked up in a dialog, by search', { skip }, async () => {
    const app = await open('Sam Sales', { path: '/main.aspx?pagetype=entitylist&etn=account' });
    await app.page.locator('td[data-column=name]').first().waitFor();
    const wanted = (await app.page.locator('td[data-column=name]').allInnerTexts())[1];
    const answer = app.page.evaluate(() => Xrm.Utility.lookupObjects({ entityTypes: ['account', 'contact'], defaultEntityType: 'account', allowMultiSelect: false }));
    await app.page.getByRole('dialog').getByRole('searchbox').fill(wanted);
    await app.page.waitForFunction(() => document.querySelectorAll('dialog .choices li').length === 1);
    await app.page.getByRole('dialog').getByRole('radio').check();
    await picture(app.page, 'shell-lookup');
    await assertAccessible(app.page);
    await app.page.getByRole('dialog').getByRole('button', { name: 'Select' }).click();
    assert.deepEqual((await answer).map(({ name, entityType }) => ({ name, entityType })), [{ name: wanted, entityType: 'account' }]);
    await app.close();
});

test('Handlers of the form run once, those of its data each time it is read, and a save can be prevented', { skip }, async () => {
    const account = (await lab.api('Sam Sales', 'accounts?$top=1')).value[0];
    const app = await open('Sam Sales', { path: `/main.aspx?pagetype=entityrecord&etn=account&id=${account.accountid}&formid=standard-account` });
    await app.page.getByRole('heading', { name: account.name }).waitFor();
    const seen = await app.page.evaluate(async () => {
        const form = window.labShell.page().context;
        const events = [];
        form.ui.addOnLoad(() => events.push('form'));
        form.data.addOnLoad(() => events.push('data'));
        await form.data.refresh(false);
        form.getAttribute('telephone1').setValue('+1 503 555 0142');
        const stop = (execution) => execution.getEventArgs().preventDefault();
        form.data.entity.addOnSave(stop);
        const prevented = await form.data.save().then(() => 'saved', (problem) => problem.message);
        form.data.entity.removeOnSave(stop);
        await form.data.save();
        return { events, prevented, dirty: form.data.getIsDirty() };
    });
    assert.deepEqual(seen.events, ['data', 'data']);
    assert.match(seen.prevented, /prevented/);
    assert.equal(seen.dirty, false);
    assert.equal((await lab.api('Sam Sales', `accounts(${account.accountid})?$select=telephone1`)).telephone1, '+1 503 555 0142');
    await app.close();
});
