import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible, picture, skip, startBrowser, startLab } from '../harness.mjs';
import { openPage } from './pages.mjs';

const PAGE = 'ino_/html/linkexisting.html';
const ADMINISTRATOR = 'Lab Administrator';
const CUSTOMERS = 776210001;
const MARKUP = '<img src=x onerror=alert(1)>';
/** @type {any} */ let lab;
/** @type {any} */ let chrome;

/** An entry as the loading of lists leaves it. */
function entry(name, number, more = {}) {
    return lab.api(ADMINISTRATOR, 'ino_listentries', {
        body: {
            ino_name: name, ino_fullname: name, ino_namekey: name.toLowerCase().replace(/[^a-z0-9 ]/g, ''), ino_accountingid: String(number), ino_listtype: CUSTOMERS, ino_active: true,
            'ino_AccountingCompanyId@odata.bind': `/ino_accountingcompanies(${lab.companyId})`, ...more,
        },
    });
}

function account(name, more = {}) {
    return lab.api(ADMINISTRATOR, 'accounts', { body: { name, ...more } });
}

before(async () => {
    if (skip) {
        return;
    }

    lab = await startLab(['--sample', 'none']);
    chrome = await startBrowser();
    for (let i = 0; i < 60; i++) {
        await Promise.all([account(`Exact ${String(i).padStart(2, '0')}`), entry(`Exact ${String(i).padStart(2, '0')}`, 5000 + i)]);
    }

    await Promise.all([account('By mail', { emailaddress1: 'who@mail.example' }), entry('Quite another name', 6001, { ino_email: 'who@mail.example' })]);
    await Promise.all([account(MARKUP), entry('img srcx onerroralert1', 6002, { ino_name: MARKUP, ino_fullname: MARKUP, ino_namekey: 'img src x onerror alert 1' })]);
    await Promise.all([account('Nobody knows'), entry('Found by hand', 6003)]);
});

after(async () => {
    await chrome?.stop();
    await lab?.stop();
});

const status = async (name) => (await lab.api(ADMINISTRATOR, `accounts?$select=ino_linkstatus,ino_accountingid,ino_notinquickbooks&$filter=name eq '${encodeURIComponent(name)}'`)).value[0];

test('Proposals stand beside their records with the reason; one is accepted, one chosen by hand, one ignored and taken back', { skip }, async () => {
    const { page, frame, close } = await openPage(chrome, lab, ADMINISTRATOR, PAGE);
    await frame.getByRole('row', { name: /By mail/ }).getByText('Same e-mail').waitFor();
    await frame.getByRole('row', { name: /onerror/ }).first().waitFor();
    await picture(page, 'link-proposals');
    await assertAccessible(page);

    const byMail = frame.getByRole('row', { name: /By mail/ });
    await byMail.getByRole('button', { name: /^Link: / }).click();
    await frame.getByText('Linked to Quite another name.').first().waitFor();
    assert.equal((await status('By mail')).ino_accountingid, '6001');

    await frame.getByLabel('Show').selectOption('All');
    await frame.getByLabel('Name, number or e-mail').fill('Nobody');
    await frame.getByRole('button', { name: 'Search' }).click();
    await frame.getByRole('button', { name: /Choose … : Nobody|Choose …: Nobody/ }).click();
    await frame.getByLabel('Name, e-mail or phone').fill('by hand');
    await frame.getByRole('radio', { name: /Found by hand/ }).check();
    await picture(page, 'link-picker');
    await assertAccessible(page);
    await frame.locator('#picker-link').click();
    await frame.getByText('Linked to Found by hand.').first().waitFor();
    assert.equal((await status('Nobody knows')).ino_accountingid, '6003');

    await frame.getByLabel('Name, number or e-mail').fill('Exact 59');
    await frame.getByRole('button', { name: 'Search' }).click();
    await frame.getByRole('button', { name: 'Ignore: Exact 59' }).click();
    await frame.getByRole('button', { name: 'Undo: Exact 59' }).waitFor();
    assert.equal((await status('Exact 59')).ino_notinquickbooks, true);
    await frame.getByRole('button', { name: 'Undo: Exact 59' }).click();
    await frame.getByText('It is proposed again.').first().waitFor();
    assert.equal((await status('Exact 59')).ino_notinquickbooks, false);
    await close();
});

test('All exact matches are linked after a question, page by page, and the rest stays', { skip }, async () => {
    const { page, frame, close } = await openPage(chrome, lab, ADMINISTRATOR, PAGE);
    await frame.getByRole('button', { name: 'Link all exact matches' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Link all exact matches' }).click();
    await frame.getByText(/6[01] linked, 0 not\./).first().waitFor({ timeout: 60_000 });
    await picture(page, 'link-all');

    assert.equal((await status('Exact 00')).ino_accountingid, '5000');
    assert.equal((await status('Exact 59')).ino_accountingid, '5059');
    await close();
});

test('In German and in the dark', { skip }, async () => {
    const german = await openPage(chrome, lab, 'Gerda Geschäftsbuch', PAGE);
    assert.equal(await german.frame.locator('h1').textContent(), 'Vorhandene verknüpfen');
    await picture(german.page, 'link-german');
    await german.close();
    const dark = await openPage(chrome, lab, ADMINISTRATOR, PAGE, { dark: true });
    await assertAccessible(dark.page);
    await picture(dark.page, 'link-dark');
    await dark.close();
});
