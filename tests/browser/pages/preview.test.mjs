import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible, picture, skip, startBrowser, startLab } from '../harness.mjs';
import { openPage } from './pages.mjs';

const PAGE = 'ino_/html/preview.html';
/** @type {any} */ let lab;
/** @type {any} */ let chrome;

before(async () => {
    if (!skip) {
        lab = await startLab();
        chrome = await startBrowser();
    }
});

after(async () => {
    await chrome?.stop();
    await lab?.stop();
});

const ids = async (set, key) => (await lab.api('Sam Sales', `${set}?$select=${key}&$top=250`)).value.map((row) => row[key]);

test('Invoices: what goes along, in which order, totals, refusals with their fix, and the number of calls; then they are promoted', { skip }, async () => {
    const { page, frame, close } = await openPage(chrome, lab, 'Sam Sales', PAGE, { data: { table: 'invoice', ids: await ids('invoices', 'invoiceid') } });
    await frame.locator('#plans tr').first().waitFor();
    const order = await frame.locator('#plans tr td:first-child').allTextContents();
    assert.deepEqual(order, order.map((_, i) => String(i + 1)));
    const figures = await frame.locator('#figures').textContent();
    assert.match(figures, /to create/);
    assert.match(figures, /calls to QuickBooks/);
    assert.ok(await frame.locator('#totals tr').count() > 0);
    await picture(page, 'preview-invoices');
    await assertAccessible(page);

    await frame.getByLabel('Only what needs attention').check();
    assert.equal(await frame.locator('#plans tr:visible').count(), await frame.locator('#plans tr.refused, #plans tr.warned').count());
    await frame.getByRole('button', { name: /^Promote / }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^Promote / }).click();
    await frame.getByText(/queued\. The link jobs show/).first().waitFor();
    await close();
});

test('Nothing chosen is told, and a preview of accounts reads well in German and in the dark', { skip }, async () => {
    const empty = await openPage(chrome, lab, 'Sam Sales', PAGE);
    assert.match(await empty.frame.locator('#messages').textContent(), /No records were chosen/);
    await empty.close();
    const german = await openPage(chrome, lab, 'Viola Vertrieb', PAGE, { data: { table: 'account', ids: await ids('accounts', 'accountid') } });
    await german.frame.locator('#plans tr').first().waitFor();
    assert.match(await german.frame.locator('#figures').textContent(), /anzulegen/);
    await picture(german.page, 'preview-german');
    await german.close();
    const dark = await openPage(chrome, lab, 'Sam Sales', PAGE, { dark: true, data: { table: 'account', ids: await ids('accounts', 'accountid') } });
    await dark.frame.locator('#plans tr').first().waitFor();
    await assertAccessible(dark.page);
    await picture(dark.page, 'preview-dark');
    await dark.close();
});
