/** What people click, through the app shell and the imported zip: Promote and Unlink on forms, grids and sub-grids, the side pane, link jobs. Nothing here knows how the scripts work. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible, openApp, picture, skip, startBrowser, startLab } from './harness.mjs';

const SALES = 'Sam Sales';
const BOOKS = 'Bea Books';
const GERMAN = 'Viola Vertrieb';
const STRANGER = 'Nora Nolink';
const ADMINISTRATOR = 'Lab Administrator';
const LINKED = 776210001;
const UNLINKED = 776210003;
const SETTLE = 30_000;
const SETS = { account: 'accounts', contact: 'contacts', product: 'products', quote: 'quotes', salesorder: 'salesorders', invoice: 'invoices' };

/** A customer's own form: it knows nothing of InoLink, and shows the contacts of the account in a sub-grid. */
const OWN_FORM = `<form><tabs><tab name="general" id="{5b1f5d0e-8a42-4a4e-9d0f-0f5a3a1f7b01}" IsUserDefined="1" showlabel="true"><labels><label description="Summary" languagecode="1033" /></labels><columns><column width="100%"><sections>
<section name="summary" showlabel="true" columns="1" id="{5b1f5d0e-8a42-4a4e-9d0f-0f5a3a1f7b02}"><labels><label description="Account" languagecode="1033" /></labels><rows>
<row><cell id="{5b1f5d0e-8a42-4a4e-9d0f-0f5a3a1f7b03}"><labels><label description="Name" languagecode="1033" /></labels><control id="name" classid="{4273EDBD-AC1D-40D3-9FB2-095C621B552D}" datafieldname="name" /></cell></row>
<row><cell id="{5b1f5d0e-8a42-4a4e-9d0f-0f5a3a1f7b04}" colspan="1"><labels><label description="Contacts" languagecode="1033" /></labels><control id="contacts" classid="{E7A81278-8635-4D9E-8D4D-59480B391C5B}" indicationOfSubgrid="true"><parameters>
<ViewId>VIEW</ViewId><TargetEntityType>contact</TargetEntityType><RelationshipName>contact_customer_accounts</RelationshipName></parameters></control></cell></row>
</rows></section></sections></column></columns></tab></tabs></form>`;

let lab;
let browser;
const shown = (page, text) => page.getByText(text).first().waitFor({ timeout: SETTLE });
const dialog = (page) => page.locator('dialog[open]').last();
const command = (page, name) => page.locator('.command-bar').first().getByRole('button', { name, exact: true });

before(async () => {
    if (skip) {
        return;
    }
    lab = await startLab(['--sample', 'small']);
    browser = await startBrowser();
});

after(async () => {
    await browser?.stop();
    await lab?.stop();
});

const scenario = (name, body) => test(name, { skip, timeout: 180_000 }, body);

async function record(table, name, column = 'name') {
    const found = await lab.api(ADMINISTRATOR, `${SETS[table]}?$select=${table}id,${column}&$filter=${column} eq '${encodeURIComponent(name.replaceAll("'", "''"))}'`);
    assert.equal(found.value.length, 1, name);
    return found.value[0][`${table}id`];
}

async function made(table, values, user = SALES) {
    const row = await lab.api(user, SETS[table], { body: values });
    return row[`${table}id`];
}

const row = (table, id, columns) => lab.api(ADMINISTRATOR, `${SETS[table]}(${id})?$select=${columns}`);
const formOf = (table, id, form) => `/main.aspx?pagetype=entityrecord&etn=${table}&id=${id}${form ? `&formid=${form}` : ''}`;

async function opened(table, id, { user = SALES, form, ...more } = {}) {
    const app = await openApp(browser, lab, user, { path: formOf(table, id, form), ...more });
    await app.page.locator('.form-page h1').waitFor();
    return app;
}

/** The QuickBooks page that a button opens in a new tab. */
async function tabOf(app, click) {
    const [tab] = await Promise.all([app.context.waitForEvent('page'), click()]);
    await tab.waitForLoadState();
    return tab;
}

async function flyout(page, name) {
    const menu = page.locator('.command-bar').first().locator('details.flyout');
    await menu.locator('summary').click();
    await menu.getByRole('button', { name, exact: true }).click();
}

scenario('an account is promoted from its form, becomes Linked without a reload, and opens in QuickBooks', async () => {
    const id = await record('account', 'Quillmark Outfitters Inc.');
    const app = await opened('account', id);
    const { page } = app;
    await command(page, 'Promote').click();
    await shown(page, 'Waiting for QuickBooks …');
    await picture(page, 'promote-waiting');
    await shown(page, /^Promoted as Customer \d+\.$/);
    await command(page, 'Update in QuickBooks').waitFor();
    await command(page, 'Unlink').waitFor();
    assert.equal(await page.getByLabel('Link Status').first().locator('option:checked').textContent(), 'Linked');
    await shown(page, /^Linked to QuickBooks \(\d+\)\.$/);
    await picture(page, 'promote-linked');
    const tab = await tabOf(app, () => page.locator('.notification').getByRole('button', { name: 'Open in QuickBooks' }).click());
    assert.ok(tab.url().startsWith(lab.quickBooks), tab.url());
    assert.match(await tab.locator('body').innerText(), /Quillmark Outfitters Inc\./);
    await picture(tab, 'promote-quickbooks-side');
    await assertAccessible(page);
    await app.close();
});

scenario('an invoice is asked for once with customer, total and target, and is locked when it went', async () => {
    const id = await record('invoice', 'Spring refit invoice 1');
    const app = await opened('invoice', id);
    const { page } = app;
    await command(page, 'Promote').click();
    const question = await dialog(page).locator('.message').innerText();
    assert.match(question, /^Create an invoice over USD.110\.78 for .+ in “.+”\?$/);
    await picture(page, 'invoice-question');
    await dialog(page).getByRole('button', { name: 'Promote' }).click();
    await shown(page, /^Promoted as Invoice \d+\.$/);
    await shown(page, /^Linked to QuickBooks \(\d+\)\.$/);
    assert.equal((await row('invoice', id, 'ino_linkstatus')).ino_linkstatus, LINKED);
    assert.ok(await page.getByLabel('Name', { exact: true }).isDisabled() || await page.getByLabel('Name', { exact: true }).getAttribute('readonly') !== null, 'the form is locked');
    await picture(page, 'invoice-linked');
    await command(page, 'Promote').click();
    await dialog(page).getByText(/^Already promoted as Invoice \d+ on .+\. A transaction is promoted once\.$/).waitFor();
    await picture(page, 'invoice-once');
    const tab = await tabOf(app, () => dialog(page).getByRole('button', { name: 'Open in QuickBooks' }).click());
    assert.match(await tab.locator('body').innerText(), /110\.78|Total/);
    await picture(tab, 'invoice-quickbooks-side');
    await app.close();
});

scenario('unsaved changes are saved before they go', async () => {
    const id = await record('account', 'Copperline Electric Co-op');
    const app = await opened('account', id);
    const { page } = app;
    await page.getByLabel('Main Phone').fill('(406) 555-7777');
    await page.getByLabel('Main Phone').blur();
    await command(page, 'Promote').click();
    await dialog(page).getByText(/unsaved changes/).waitFor();
    await picture(page, 'save-before-promote');
    await dialog(page).getByRole('button', { name: 'Save and promote' }).click();
    await shown(page, /^Promoted as Customer \d+\.$/);
    const { telephone1, ino_accountingid: customer } = await row('account', id, 'telephone1,ino_accountingid');
    assert.equal(telephone1, '(406) 555-7777');
    const tab = await tabOf(app, () => page.locator('.notification').getByRole('button', { name: 'Open in QuickBooks' }).click());
    assert.match(await tab.locator('body').innerText(), /\(406\) 555-7777/, `customer ${customer}`);
    await app.close();
});

scenario('a record that QuickBooks refuses shows why, and goes once it is mended', async () => {
    const id = await made('account', { name: 'City Water & Power' });
    const app = await opened('account', id);
    const { page } = app;
    await command(page, 'Promote').click();
    await page.locator('.notification.error').waitFor({ timeout: SETTLE });
    assert.match(await page.locator('.notification.error').innerText(), /^City Water & Power was not promoted: /);
    await page.locator('.notification').getByRole('button', { name: 'Show job' }).waitFor();
    await page.locator('.form-notices .error').waitFor();
    await command(page, 'Promote again').waitFor();
    await picture(page, 'promote-refused');
    await page.getByLabel('Account Name').fill('City Water & Power (customer)');
    await page.getByLabel('Account Name').blur();
    await command(page, 'Save').click();
    await page.locator('.notification.error').getByRole('button', { name: 'Promote again' }).click();
    await dialog(page).getByText(/^Last time: /).waitFor();
    await picture(page, 'promote-again');
    await dialog(page).getByRole('button', { name: 'Promote again' }).click();
    await shown(page, /^Promoted as Customer \d+\.$/);
    assert.equal(await page.locator('.notification.error').count(), 0);
    assert.equal((await row('account', id, 'ino_linkstatus')).ino_linkstatus, LINKED);
    await app.close();
});

/** The settings of the company for a feature, as an administrator makes them. */
async function prefer(feature, values) {
    const company = (await lab.api(ADMINISTRATOR, 'ino_accountingcompanies?$select=ino_accountingcompanyid')).value[0].ino_accountingcompanyid;
    const found = (await lab.api(ADMINISTRATOR, `ino_linkpreferences?$select=ino_linkpreferenceid&$filter=ino_feature eq ${feature}`)).value[0];
    await (found
        ? lab.api(ADMINISTRATOR, `ino_linkpreferences(${found.ino_linkpreferenceid})`, { method: 'PATCH', body: values })
        : lab.api(ADMINISTRATOR, 'ino_linkpreferences', { body: { ino_name: 'Preferences', ino_feature: feature, 'ino_accountingcompanyid@odata.bind': `/ino_accountingcompanies(${company})`, ...values } }));
    return company;
}

/** Waits until the record's newest job has ended. */
async function ended(id, statuses = [776210002, 776210003]) {
    for (let wait = 0; wait < 100; wait++) {
        const [job] = (await lab.api(ADMINISTRATOR, `ino_linkjobs?$select=ino_jobstatus,ino_errorcode&$orderby=createdon desc&$filter=ino_recordid eq '${id}'`)).value;
        if (job && statuses.includes(job.ino_jobstatus)) {
            return job;
        }
        await new Promise((resolve) => setTimeout(resolve, 300));
    }
    assert.fail(`no job of ${id} ended`);
}

scenario('a name that is nearly a customer\'s is a question, and becomes a customer of its own by the button that the reason names', async () => {
    const first = await made('account', { name: 'Thornbury Glass, Inc.' });
    await lab.api(SALES, 'ino_Promote', { body: { TableName: 'account', RecordId: first } });
    await ended(first);
    await lab.api(SALES, 'ino_Unlink', { body: { TableName: 'account', RecordId: first } });
    const company = await prefer(776210000, { ino_namematching: 776210001 });
    try {
        const load = (await lab.api(ADMINISTRATOR, 'ino_LoadLists', { body: { CompanyId: company } })).LinkJobId;
        for (let wait = 0; wait < 100 && (await lab.api(ADMINISTRATOR, `ino_linkjobs(${load})?$select=ino_jobstatus`)).ino_jobstatus !== 776210002; wait++) {
            await new Promise((resolve) => setTimeout(resolve, 300));
        }
        const id = await made('account', { name: 'Thornbury-Glass' });
        await lab.api(SALES, `accounts(${id})`, { method: 'PATCH', body: { ino_linkstatus: 776210000 } });
        assert.equal((await ended(id)).ino_errorcode, 'INO-1406');
        const app = await opened('account', id);
        const { page } = app;
        await command(page, 'Promote again').click();
        await dialog(page).getByText(/nearly "Thornbury-Glass": Thornbury Glass, Inc\. \(id \d+\).*choose "Make a new customer all the same"/).waitFor();
        await picture(page, 'overrule-question');
        await assertAccessible(page);
        await dialog(page).getByRole('button', { name: 'Cancel' }).click();
        await flyout(page, 'QuickBooks pane');
        const pane = page.frameLocator('.pane iframe');
        await pane.getByRole('button', { name: 'Make a new customer all the same' }).waitFor({ timeout: SETTLE });
        await picture(page, 'overrule-pane');
        await assertAccessible(page);
        assert.equal((await lab.api(ADMINISTRATOR, `ino_linkjobs?$filter=ino_recordid eq '${id}'`)).value.length, 1, 'Cancel does nothing');
        await pane.getByRole('button', { name: 'Make a new customer all the same' }).click();
        await dialog(page).getByRole('button', { name: 'Make a new customer all the same' }).click();
        await shown(page, /^Promoted as Customer \d+\.$/);
        await pane.getByText('Linked', { exact: true }).first().waitFor({ timeout: SETTLE });
        assert.equal(await pane.getByRole('button', { name: 'Make a new customer all the same' }).count(), 0);
        const linked = await row('account', id, 'ino_linkstatus,ino_accountingid');
        assert.equal(linked.ino_linkstatus, LINKED);
        await picture(page, 'overrule-linked');
        await app.close();
    } finally {
        await prefer(776210000, { ino_namematching: 776210000 });
    }
});

scenario('what can never go is refused before a job is made, with the field and the fix', async () => {
    const id = await made('account', { name: 'With: colon' });
    const app = await opened('account', id);
    await command(app.page, 'Promote').click();
    await dialog(app.page).getByText(/which QuickBooks allows in no name/).waitFor();
    await picture(app.page, 'promote-blocked');
    assert.equal((await lab.api(ADMINISTRATOR, `ino_linkjobs?$filter=ino_recordid eq '${id}'`)).value.length, 0);
    await app.close();
});

scenario('Unlink keeps the customer, and the next Promote takes it up again', async () => {
    const id = await made('account', { name: 'There and Back' });
    const app = await opened('account', id);
    const { page } = app;
    await command(page, 'Promote').click();
    await shown(page, /^Promoted as Customer \d+\.$/);
    const first = (await row('account', id, 'ino_accountingid')).ino_accountingid;
    await command(page, 'Unlink').click();
    await dialog(page).getByText('Updates stop in both directions. The QuickBooks record is kept.').waitFor();
    await picture(page, 'unlink-question');
    await dialog(page).getByRole('button', { name: 'Unlink' }).click();
    await shown(page, 'There and Back is unlinked. QuickBooks keeps its record.');
    assert.equal((await row('account', id, 'ino_linkstatus')).ino_linkstatus, UNLINKED);
    await command(page, 'Promote').click();
    await dialog(page).getByText(`This record was linked to Customer ${first}.`, { exact: false }).waitFor();
    await dialog(page).getByRole('button', { name: 'Link again' }).click();
    await page.getByText(`Promoted as Customer ${first}.`).nth(1).waitFor({ timeout: SETTLE });
    assert.equal((await row('account', id, 'ino_accountingid')).ino_accountingid, first);
    await app.close();
});

scenario('a selection is promoted by one question, told by outcome, and its jobs are listed', async () => {
    await made('contact', { firstname: 'Colon', lastname: 'In: name' });
    const app = await openApp(browser, lab, SALES, { path: '/main.aspx?pagetype=entitylist&etn=contact' });
    const { page } = app;
    await page.getByLabel('Select all').check();
    const count = await page.locator('tbody tr').count();
    const calls = [];
    page.on('request', (request) => /ino_Promote/.test(request.url()) && calls.push(request.url()));
    await command(page, 'Promote').click();
    await dialog(page).getByText(`Promote ${count} contacts?`).waitFor();
    await picture(page, 'bulk-question');
    await dialog(page).getByRole('button', { name: 'Promote' }).click();
    await dialog(page).getByText(/^\d+ queued\. \d+ skipped:/).waitFor();
    assert.match(await dialog(page).innerText(), /Colon In: name: .*QuickBooks allows in no name/);
    await picture(page, 'bulk-summary');
    assert.equal(calls.length, 1);
    await dialog(page).getByRole('button', { name: 'Show jobs' }).click();
    const jobs = page.frameLocator('dialog[open] iframe');
    await jobs.locator('tbody tr').first().waitFor({ timeout: SETTLE });
    await jobs.getByText('Success').first().waitFor({ timeout: SETTLE }).catch(() => jobs.getByRole('button', { name: 'Refresh' }).click());
    await picture(page, 'bulk-jobs');
    await assertAccessible(page);
    await dialog(page).getByRole('button', { name: 'Close' }).click();
    await shown(page, /^\d+ promoted(, \d+ failed)?$/);
    await picture(page, 'bulk-done');
    await app.close();
});

scenario('a selection is unlinked in one call, and what is not linked is listed', async () => {
    const app = await openApp(browser, lab, SALES, { path: '/main.aspx?pagetype=entitylist&etn=contact' });
    const { page } = app;
    await page.getByLabel('Select all').check();
    await command(page, 'Unlink').click();
    await dialog(page).getByText(/^Unlink \d+ contacts\?/).waitFor();
    await dialog(page).getByRole('button', { name: 'Unlink' }).click();
    await dialog(page).getByText(/^\d+ unlinked\. \d+ skipped:/).waitFor();
    await picture(page, 'bulk-unlink');
    assert.match(await dialog(page).innerText(), /: The record is not linked to QuickBooks\./);
    await app.close();
});

scenario('a preview opens over the form and says what promoting would make', async () => {
    const id = await made('account', { name: 'Preview & Partners' });
    const app = await opened('account', id);
    await flyout(app.page, 'Preview');
    const preview = app.page.frameLocator('dialog iframe');
    await preview.locator('#plans tr').first().waitFor({ timeout: SETTLE });
    assert.match(await preview.locator('#plans').innerText(), /Preview & Partners/);
    assert.match(await preview.locator('#figures').innerText(), /1\s+to create/);
    await picture(app.page, 'preview-from-form');
    await app.close();
});

scenario('the side pane opens on a form that knows nothing of InoLink, follows the record, promotes and unlinks', async () => {
    const view = (await lab.api(ADMINISTRATOR, "savedqueries?$select=savedqueryid&$filter=returnedtypecode eq 'contact' and name eq 'Not Linked Contacts'")).value[0].savedqueryid;
    const form = (await lab.api(ADMINISTRATOR, 'systemforms', { body: { name: 'Account', objecttypecode: 'account', type: 2, formxml: OWN_FORM.replace('VIEW', `{${view}}`) } })).formid;
    const id = await made('account', { name: 'Pane & Sons' });
    await made('contact', { firstname: 'Sub', lastname: 'Grid', 'parentcustomerid_account@odata.bind': `/accounts(${id})` });
    const app = await opened('account', id, { form });
    const { page } = app;
    assert.equal(await page.getByLabel('Link Status').count(), 0, 'the form has no column of ours');
    await flyout(page, 'QuickBooks pane');
    const pane = page.frameLocator('.pane iframe');
    await pane.getByText('Not linked').first().waitFor({ timeout: SETTLE });
    await picture(page, 'pane-standard-form');
    await pane.getByRole('button', { name: 'Promote', exact: true }).click();
    await pane.locator('.status.Linked').waitFor({ timeout: SETTLE });
    await pane.getByText(/^Customer \d+$/).waitFor();
    await command(page, 'Update in QuickBooks').waitFor();
    await picture(page, 'pane-linked');
    await assertAccessible(page);

    // the sub-grid of that form has the commands of contacts
    const sub = page.locator('[data-control="contacts"]');
    await sub.getByLabel('Select Sub Grid').check();
    await sub.getByRole('button', { name: 'Promote', exact: true }).click();
    await dialog(page).getByText('Promote 1 contact?').waitFor();
    await dialog(page).getByRole('button', { name: 'Promote' }).click();
    await dialog(page).getByText('1 queued.').waitFor();
    await picture(page, 'sub-grid');
    await dialog(page).getByRole('button', { name: 'Close' }).last().click();
    await shown(page, '1 promoted');

    const other = await record('account', 'Talgarth Holdings');
    await page.evaluate((address) => window.Xrm.Navigation.openForm(address), { entityName: 'account', entityId: other });
    await pane.getByRole('heading', { name: 'Talgarth Holdings' }).waitFor({ timeout: SETTLE });
    await page.evaluate((address) => window.Xrm.Navigation.openForm(address), { entityName: 'account', entityId: id });
    await pane.getByRole('heading', { name: 'Pane & Sons' }).waitFor({ timeout: SETTLE });
    await pane.getByRole('button', { name: 'Unlink' }).click();
    await dialog(page).getByRole('button', { name: 'Unlink' }).click();
    await pane.locator('.status.Unlinked').waitFor({ timeout: SETTLE });
    await app.close();
});

const HOSTILE = ['<img src=x onerror=alert(1)>', "Robert'; DROP TABLE account;--", '"><script>alert(1)</script>'];
for (const [index, name] of HOSTILE.entries()) {
    scenario(`the name ${name} travels to QuickBooks and back as text`, async () => {
        const id = await made('account', { name });
        const app = await opened('account', id);
        const { page } = app;
        await command(page, 'Promote').click();
        await shown(page, /^Promoted as Customer \d+\.$/);
        assert.equal(await page.locator('.form-page h1').innerText(), name);
        const tab = await tabOf(app, () => page.locator('.notification').getByRole('button', { name: 'Open in QuickBooks' }).click());
        assert.ok((await tab.locator('body').innerText()).includes(name), 'on the QuickBooks side');
        await tab.close();
        await flyout(page, 'QuickBooks pane');
        await page.frameLocator('.pane iframe').getByRole('heading', { name }).waitFor({ timeout: SETTLE });
        await flyout(page, 'Show link jobs');
        await page.frameLocator('dialog[open] iframe').locator('tbody th').getByText(name, { exact: true }).waitFor({ timeout: SETTLE });
        await picture(page, `hostile-${index + 1}`);
        await dialog(page).getByRole('button', { name: 'Close' }).click();
        await command(page, 'Unlink').click();
        await dialog(page).getByRole('button', { name: 'Unlink' }).click();
        await shown(page, `${name} is unlinked. QuickBooks keeps its record.`);
        await page.goto(`${lab.app}/main.aspx?pagetype=entitylist&etn=account`);
        await page.getByRole('link', { name, exact: true }).waitFor();
        await app.close();
    });
}

scenario('a right-to-left name that the company can\'t hold is named in the reason, as text', async () => {
    const name = 'שלום \u202eעולם';
    const id = await made('account', { name });
    const app = await opened('account', id);
    await command(app.page, 'Promote').click();
    await dialog(app.page).locator('.message').waitFor();
    await picture(app.page, 'hostile-right-to-left');
    await app.close();
});

scenario('a German user reads German', async () => {
    const id = await made('account', { name: 'Müller & Söhne' }, GERMAN);
    const app = await opened('account', id, { user: GERMAN });
    const { page } = app;
    await command(page, 'Übertragen').click();
    await shown(page, 'Warten auf QuickBooks …');
    await shown(page, /^Übertragen als Kunde \d+\.$/);
    await flyout(page, 'QuickBooks-Bereich');
    await page.frameLocator('.pane iframe').getByText('Verknüpft', { exact: true }).waitFor({ timeout: SETTLE });
    await picture(page, 'german');
    const bad = await made('account', { name: 'Doppel: Punkt' }, GERMAN);
    await page.goto(lab.app + formOf('account', bad));
    await command(page, 'Übertragen').click();
    await dialog(page).getByText(/in keinem Namen zulässt/).waitFor();
    await picture(page, 'german-reason');
    await app.close();
});

scenario('dark and forced colours are followed by the pane and the jobs page', async () => {
    const id = await record('account', 'Quillmark Outfitters Inc.');
    await lab.api(SALES, 'ino_Promote', { body: { TableName: 'account', RecordId: id } });
    for (const [name, more] of [['dark', { dark: true }], ['forced-colours', { forcedColors: true }]]) {
        const app = await opened('account', id, more);
        await flyout(app.page, 'QuickBooks pane');
        await app.page.frameLocator('.pane iframe').getByRole('heading', { name: 'Quillmark Outfitters Inc.' }).waitFor({ timeout: SETTLE });
        await flyout(app.page, 'Show link jobs');
        await app.page.frameLocator('dialog[open] iframe').locator('tbody tr').first().waitFor({ timeout: SETTLE });
        await picture(app.page, `pane-${name}`);
        if (name === 'dark') {
            await assertAccessible(app.page);
        }
        await app.close();
    }
});

scenario('who lacks the role sees none of the commands', async () => {
    const id = await made('account', { name: 'Nobody\'s Business' }, STRANGER);
    // the app itself is refused the link jobs that the form lists
    const app = await opened('account', id, { user: STRANGER, allow: /403/ });
    await app.page.waitForTimeout(1500);
    assert.equal(await app.page.locator('.command-bar').first().getByText(/Promote|QuickBooks/).count(), 0);
    await picture(app.page, 'without-role');
    await app.close();
});

scenario('a failed job is tried again from its own form', async () => {
    const id = await made('account', { name: 'Grayling Insurance Agency' });
    await lab.api(SALES, 'ino_Promote', { body: { TableName: 'account', RecordId: id } });
    const failed = async () => (await lab.api(ADMINISTRATOR, `ino_linkjobs?$select=ino_linkjobid,ino_jobstatus&$filter=ino_recordid eq '${id}'`)).value[0];
    for (let wait = 0; wait < 100 && (await failed()).ino_jobstatus !== 776210003; wait++) {
        await new Promise((resolve) => setTimeout(resolve, 300));
    }
    const app = await opened('ino_linkjob', (await failed()).ino_linkjobid);
    await picture(app.page, 'job-failed');
    await lab.api(SALES, `accounts(${id})`, { method: 'PATCH', body: { name: 'Grayling Insurance (customer)' } });
    await command(app.page, 'Retry').click();
    await shown(app.page, 'The job is queued again.');
    for (let wait = 0; wait < 100 && (await failed()).ino_jobstatus !== 776210002; wait++) {
        await new Promise((resolve) => setTimeout(resolve, 300));
    }
    assert.equal((await failed()).ino_jobstatus, 776210002);
    await app.close();
});

scenario('the bookkeeper sees the same commands', async () => {
    const id = await made('account', { name: 'The Bookkeeper\'s Own' }, BOOKS);
    const app = await opened('account', id, { user: BOOKS });
    await command(app.page, 'Promote').waitFor();
    await app.close();
});
