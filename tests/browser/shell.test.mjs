// The app shell itself: it draws what the solution brought, and says so where it can't.
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

test('Who has not signed in is asked who he is', { skip }, async () => {
    const page = await browser.browser.newPage();
    await page.goto(`${lab.app}/main.aspx`);
    await page.getByRole('link', { name: 'Sam Sales' }).click();
    await page.getByRole('heading', { name: 'InoLink Today' }).waitFor();
    await page.close();
});

test('The site map and the dashboard are the solution\'s own', { skip }, async () => {
    const app = await openApp(browser, lab, 'Bea Books');
    await app.page.getByRole('heading', { name: 'Link Jobs by Link Status' }).waitFor();
    await app.page.waitForFunction(() => document.querySelectorAll('.tile .grid, .tile .chart, .tile .empty').length >= 5);
    await picture(app.page, 'shell-dashboard');
    await assertAccessible(app.page);
    await app.page.getByRole('link', { name: 'Accounts', exact: true }).click();
    await app.page.getByRole('heading', { name: 'Accounts', exact: true }).waitFor();
    await app.close();
});

test('A list changes its view, searches, sorts and opens a record', { skip }, async () => {
    const app = await openApp(browser, lab, 'Sam Sales', { path: '/main.aspx?pagetype=entitylist&etn=account' });
    // as they stand: a name that begins with a space is sorted by it
    const names = () => app.page.locator('td[data-column=name]').allTextContents();
    await app.page.locator('td[data-column=name]').first().waitFor();
    const all = await names();
    assert.ok(all.length > 2);

    await app.page.getByRole('button', { name: 'Account Name' }).click();
    await app.page.locator('th[aria-sort=ascending]').waitFor();
    assert.deepEqual(await names(), [...all].sort((one, other) => one.localeCompare(other, 'en', { sensitivity: 'base' })));

    await app.page.getByRole('searchbox').fill(all[1].slice(0, 5));
    await app.page.getByRole('searchbox').press('Enter');
    await app.page.waitForFunction((count) => document.querySelectorAll('tbody tr').length < count, all.length);
    assert.ok((await names()).every((name) => name.includes(all[1].slice(0, 5))));

    await picture(app.page, 'shell-list');
    await assertAccessible(app.page);
    await app.page.getByRole('link', { name: all[1] }).click();
    await app.page.getByRole('heading', { name: all[1] }).waitFor();
    await app.close();
});

test('A form saves what was changed, asks before changes are lost, and shows the lines of its record only', { skip }, async () => {
    const account = (await lab.api('Sam Sales', 'accounts?$select=name,fax&$top=1')).value[0];
    const app = await openApp(browser, lab, 'Sam Sales', { path: `/main.aspx?pagetype=entityrecord&etn=account&id=${account.accountid}` });
    await app.page.getByRole('heading', { name: account.name }).waitFor();
    await app.page.locator('[data-field=fax]').fill('+1 503 555 0199');
    await app.page.locator('[data-field=fax]').press('Tab');
    await app.page.getByRole('link', { name: 'Contacts' }).click();
    await app.page.getByText('Leave without saving?').waitFor();
    await app.page.getByRole('button', { name: 'Cancel' }).click();
    await app.page.getByRole('button', { name: 'Save' }).click();
    await app.page.waitForFunction(() => !document.querySelector('.dirty'));
    assert.equal((await lab.api('Sam Sales', `accounts(${account.accountid})?$select=fax`)).fax, '+1 503 555 0199');
    await app.page.locator('[data-grid=link_jobs] .grid-body:not([aria-busy])').waitFor();
    assert.equal(await app.page.locator('[data-grid=link_jobs] tbody tr').count(), 0);
    await picture(app.page, 'shell-form');
    await assertAccessible(app.page);
    await app.close();
});

test('A standard form of a table knows nothing of the solution, but has its commands', { skip }, async () => {
    const account = (await lab.api('Sam Sales', 'accounts?$top=1')).value[0];
    const app = await openApp(browser, lab, 'Sam Sales', { path: `/main.aspx?appname=sales&pagetype=entityrecord&etn=account&id=${account.accountid}&formid=standard-account` });
    await app.page.getByRole('heading', { name: account.name }).waitFor();
    await app.page.getByRole('button', { name: 'Promote' }).first().waitFor();
    assert.equal(await app.page.getByText('Link Status').count(), 0);
    await picture(app.page, 'shell-standard-form');
    await app.close();
});

test('Without a role of InoLink its commands are not there', { skip }, async () => {
    const account = await lab.api('Nora Nolink', 'accounts', { body: { name: 'An account of Nora' } });
    const app = await openApp(browser, lab, 'Nora Nolink', { path: `/main.aspx?appname=sales&pagetype=entityrecord&etn=account&id=${account.accountid}&formid=standard-account`, allow: /403/ });
    await app.page.getByRole('heading', { name: 'An account of Nora' }).waitFor();
    await app.page.waitForFunction(() => Number(document.querySelector('.command-bar')?.dataset.turn) > 0);
    assert.equal(await app.page.getByRole('button', { name: 'Promote' }).count(), 0);
    await app.close();
});

test('Names stay text: markup, quotes and right-to-left', { skip }, async () => {
    const hostile = ['<img src=x onerror=alert(1)>', "'; DROP TABLE account; --", '"><script>alert(2)</script>', 'שלום עולם‮abc'];
    for (const name of hostile) {
        const made = await lab.api('Sam Sales', 'accounts', { body: { name } });
        const app = await openApp(browser, lab, 'Sam Sales', { path: `/main.aspx?pagetype=entityrecord&etn=account&id=${made.accountid}` });
        await app.page.waitForFunction((wanted) => document.querySelector('h1')?.textContent === wanted, name);
        await app.page.getByRole('link', { name: 'Accounts', exact: true }).click();
        await app.page.locator('td[data-column=name]').filter({ hasText: name }).first().waitFor();
        await app.close();
    }
});

test('Dark, narrow and forced colours', { skip }, async () => {
    const account = (await lab.api('Sam Sales', 'accounts?$top=1')).value[0];
    const path = `/main.aspx?pagetype=entityrecord&etn=account&id=${account.accountid}`;
    for (const [name, options] of Object.entries({ dark: { dark: true }, narrow: { width: 420 }, forced: { forcedColors: true } })) {
        const app = await openApp(browser, lab, 'Sam Sales', { path, ...options });
        await app.page.getByRole('button', { name: 'Promote' }).first().waitFor();
        await picture(app.page, `shell-${name}`);
        await assertAccessible(app.page);
        await app.close();
    }
});
