import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible, picture, skip, startBrowser, startLab } from '../harness.mjs';
import { frameOf, openPage } from './pages.mjs';

const PAGE = 'ino_/html/connect.html';
const BOOKKEEPER = 'Bea Books';
/** @type {any} */ let lab;
/** @type {any} */ let chrome;

before(async () => {
    if (!skip) {
        lab = await startLab(['--sample', 'none']);
        chrome = await startBrowser();
    }
});

after(async () => {
    await chrome?.stop();
    await lab?.stop();
});

/** An app of its own at the simulated Intuit, with the redirect URI that the wizard proposes, and a company. */
async function atIntuit(session, redirectUri, company) {
    const page = await session.newPage();
    await page.goto(`${lab.quickBooks}/developer`);
    await page.getByRole('button', { name: 'Create an app' }).click();
    const app = page.locator('.app').last();
    const keys = { clientId: await app.locator('.client-id').textContent(), clientSecret: await app.locator('.client-secret').textContent() };
    if (redirectUri) {
        await app.getByLabel('Redirect URI').fill(redirectUri);
        await app.getByRole('button', { name: 'Add' }).click();
    }

    await page.getByLabel('Name').fill(company);
    await page.getByRole('button', { name: 'Add a sandbox company' }).click();
    const realmId = await page.locator('tr', { hasText: company }).locator('td').nth(1).textContent();
    await page.close();
    return { ...keys, realmId, company };
}

/** Through Prepare and Keys to the consent, for a new connection. */
async function toConsent(opened, company, { register = true, secret } = {}) {
    const { context: session, frame } = opened;
    await frame.getByRole('button', { name: 'Connect another company' }).click();
    await frame.getByRole('heading', { name: 'Prepare an app at Intuit' }).waitFor();
    await frame.getByLabel(/Development/).check();
    await frame.waitForFunction(() => document.getElementById('redirect').value !== '');
    await frame.waitForFunction(() => document.getElementById('redirect-hint').textContent !== '');
    const redirectUri = await frame.locator('#redirect').inputValue();
    const intuit = await atIntuit(session, register ? redirectUri : '', company);
    await frame.locator('#prepare-next').click();
    await frame.getByLabel('Client id').fill(intuit.clientId);
    await frame.getByLabel('Client secret').fill(secret ?? intuit.clientSecret);
    await frame.locator('#keys-save').click();
    await frame.getByRole('heading', { name: 'Give consent at Intuit' }).waitFor();
    return { ...intuit, redirectUri };
}

async function agree(popup, company) {
    await popup.getByRole('link', { name: company }).click();
}

async function connected(frame, company) {
    await frame.getByRole('heading', { name: 'Connected company' }).waitFor();
    assert.ok((await frame.locator('#company-card').textContent()).includes('Connected'), company);
}

test('Way 1: the pop-up comes back to our origin, is read and closed, and the wizard goes on to its end', { skip }, async () => {
    const opened = await openPage(chrome, lab, BOOKKEEPER, PAGE);
    const { page: top, frame, context: session, check } = opened;
    await picture(top, 'connect-overview');
    const intuit = await toConsent(opened, 'Popup Ltd');
    assert.equal(intuit.redirectUri, `${lab.app}/WebResources/ino_/html/connected.html`);
    await picture(top, 'connect-consent');

    const [popup] = await Promise.all([top.waitForEvent('popup'), frame.getByRole('button', { name: 'Connect QuickBooks' }).click()]);
    await popup.waitForLoadState();
    await picture(popup, 'connect-intuit');
    const closed = popup.waitForEvent('close');
    await agree(popup, 'Popup Ltd');
    await closed;

    await connected(frame, 'Popup Ltd');
    await frame.getByText("QuickBooks' lists are loaded.").first().waitFor({ timeout: 60_000 });
    await picture(top, 'connect-company');
    await assertAccessible(top);
    await frame.locator('#company-next').click();
    await frame.locator('#pickers select').first().waitFor();
    await frame.getByLabel('Time zone of the books').selectOption('Pacific Standard Time');
    await frame.getByLabel(/Sales receipt:/).check();
    await frame.getByLabel('Deposit account').waitFor();
    await frame.getByLabel(/Estimate: we bill/).check();
    await frame.waitForFunction(() => !document.getElementById('pick-ino_DepositAccountId'));
    await frame.locator('#pick-ino_ServiceIncomeAccountId').selectOption({ index: 1 });
    await picture(top, 'connect-settings');
    await assertAccessible(top);
    await frame.locator('#settings-save').click();
    await frame.getByRole('heading', { name: 'Test, and what comes next' }).waitFor();
    await frame.getByRole('button', { name: 'Test connection' }).click();
    await frame.getByText('QuickBooks answered: Popup Ltd').first().waitFor();
    await picture(top, 'connect-done');
    await assertAccessible(top);
    await frame.getByRole('button', { name: 'Open Link existing' }).click();
    await frameOf(top, 'ino_/html/linkexisting.html');
    await top.goBack();
    const later = await frameOf(top, PAGE);
    const card = later.getByRole('article', { name: 'Popup Ltd' });
    assert.ok((await card.textContent()).includes('Pacific Standard Time'));
    await card.getByRole('button', { name: /Continue set-up/ }).click();
    await later.locator('#pickers select').first().waitFor();
    assert.equal(await later.locator('input[name=billfrom]:checked').inputValue(), '776210002');
    assert.notEqual(await later.locator('#pick-ino_ServiceIncomeAccountId').inputValue(), '');

    // the secret was typed and never comes back
    const page = await later.content();
    assert.ok(!page.includes(intuit.clientSecret));
    check();
    await session.close();
});

test('Way 2: a pop-up that is cut off from its opener sends the answer by broadcast', { skip }, async () => {
    const opened = await openPage(chrome, lab, BOOKKEEPER, PAGE, {
        // Intuit's page may cut the two windows apart
        prepare: (context) => context.route(/\/connect\/oauth2\?/, async (route) => {
            const answer = await route.fetch();
            await route.fulfill({ response: answer, headers: { ...answer.headers(), 'cross-origin-opener-policy': 'same-origin' } });
        }),
    });
    const { page: top, frame, context: session } = opened;
    await toConsent(opened, 'Broadcast Ltd');

    const [popup] = await Promise.all([session.waitForEvent('page'), frame.getByRole('button', { name: 'Connect QuickBooks' }).click()]);
    await popup.getByRole('link', { name: 'Broadcast Ltd' }).waitFor();
    await frame.getByText('The window was closed before an answer came').first().waitFor();
    await agree(popup, 'Broadcast Ltd');

    await connected(frame, 'Broadcast Ltd');
    await popup.waitForURL((url) => url.search === '').catch(() => {});
    assert.ok(popup.isClosed() || new URL(popup.url()).search === '', 'the code has left the address');
    await picture(top, 'connect-broadcast');
    await session.close();
});

test('Way 3: the pop-up is blocked, and the whole address is pasted', { skip }, async () => {
    const opened = await openPage(chrome, lab, BOOKKEEPER, PAGE, { prepare: (context) => context.addInitScript(() => { window.open = () => null; }) });
    const { page: top, frame, context: session } = opened;
    await toConsent(opened, 'Paste Ltd');

    await frame.getByRole('button', { name: 'Connect QuickBooks' }).click();
    await frame.getByText('Your browser has blocked the window').first().waitFor();
    // somebody else, on another machine, opens the link and agrees
    const other = await chrome.browser.newContext();
    const tab = await other.newPage();
    await tab.goto(await frame.getByRole('link', { name: "Open Intuit's consent page" }).getAttribute('href'));
    await agree(tab, 'Paste Ltd');
    await tab.waitForURL(/code=/);
    const address = tab.url();
    await other.close();
    await frame.getByLabel('Whole address, or the authorization code').fill('nonsense &');
    await frame.getByText('This is neither an address with a code nor a code.').first().waitFor();
    await frame.getByLabel('Whole address, or the authorization code').fill(address);
    await frame.getByText('Understood: an answer for the company').first().waitFor();
    await picture(top, 'connect-paste');
    await assertAccessible(top);
    await frame.locator('#paste-send').click();

    await connected(frame, 'Paste Ltd');
    assert.equal(await frame.locator('#pasted').inputValue(), '');
    await session.close();
});

test('Way 4: a bare code with the company id, and a refresh token with the company id', { skip }, async () => {
    const opened = await openPage(chrome, lab, BOOKKEEPER, PAGE, {
        // a page of ours that can't be read back, e.g. since it redirects: the wizard then proposes Intuit's own
        prepare: (context) => context.route(/connected\.html\?code=probe/, (route) => route.fulfill({ status: 302, headers: { location: '/' } })),
    });
    const { page: top, frame, context: session } = opened;
    const intuit = await toConsent(opened, 'Code Ltd');
    assert.equal(intuit.redirectUri, 'https://developer.intuit.com/v2/OAuth2Playground/RedirectUrl');

    await frame.locator('#other-ways summary').click();
    const link = await frame.getByRole('link', { name: "Open Intuit's consent page" }).getAttribute('href');
    const tab = await session.newPage();
    await tab.goto(link);
    await agree(tab, 'Code Ltd');
    await tab.waitForURL(/developer\.intuit\.com/);
    await frame.getByLabel('Whole address, or the authorization code').fill(new URL(tab.url()).searchParams.get('code'));
    await frame.locator('#paste-send').click();
    await frame.getByText('The company id (realmId) is missing').first().waitFor();
    await frame.locator('#paste-realm').fill(intuit.realmId);
    await frame.getByLabel('Whole address, or the authorization code').fill(new URL(tab.url()).searchParams.get('code'));
    await frame.locator('#paste-send').click();
    await connected(frame, 'Code Ltd');

    // the same company again, by a refresh token that the Playground gave
    const again = await session.newPage();
    await again.goto(link);
    await agree(again, 'Code Ltd');
    await again.waitForURL(/developer\.intuit\.com/);
    const traded = await (await fetch(`${lab.quickBooks}/oauth2/v1/tokens/bearer`, {
        method: 'POST',
        headers: { Authorization: 'Basic ' + Buffer.from(`${intuit.clientId}:${intuit.clientSecret}`).toString('base64'), 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ grant_type: 'authorization_code', code: new URL(again.url()).searchParams.get('code'), redirect_uri: intuit.redirectUri }),
    })).json();
    await frame.getByRole('button', { name: /3|Consent/ }).first().click();
    await frame.locator('#other-ways summary').click();
    await frame.getByLabel('Refresh token').fill(traded.refresh_token);
    await frame.locator('#token-realm').fill(intuit.realmId);
    await frame.locator('#token-send').click();
    await connected(frame, 'Code Ltd');
    await picture(top, 'connect-token');
    await session.close();
});

test('A pop-up that is closed, a refusal at Intuit, a wrong state, a wrong secret and a double click end in sentences and can be tried again', { skip }, async () => {
    const opened = await openPage(chrome, lab, BOOKKEEPER, PAGE);
    const { page: top, frame, context: session } = opened;
    await toConsent(opened, 'Trouble Ltd');
    const button = frame.getByRole('button', { name: 'Connect QuickBooks' });

    const [first] = await Promise.all([top.waitForEvent('popup'), button.click()]);
    await first.close();
    await frame.getByText('The window was closed before an answer came').first().waitFor();

    const [second] = await Promise.all([top.waitForEvent('popup'), button.click()]);
    await second.getByRole('link', { name: 'No thanks' }).click();
    await frame.getByText('You said no at Intuit').first().waitFor();
    await picture(top, 'connect-denied');

    await frame.getByLabel('Whole address, or the authorization code').fill(`${lab.app}/WebResources/ino_/html/connected.html?code=AB1somethingelse&state=${'x'.repeat(43)}&realmId=9341000`);
    await frame.locator('#paste-send').click();
    await frame.getByText('does not belong to a consent that was started here').first().waitFor();

    const popups = [];
    top.on('popup', (popup) => popups.push(popup));
    await button.dblclick();
    await frame.getByText('Waiting for your consent').first().waitFor();
    assert.equal(popups.length, 1);
    await agree(popups[0], 'Trouble Ltd');
    await connected(frame, 'Trouble Ltd');
    await session.close();
});

test('Disconnecting asks first, and the banner asks for the consent that is missing then', { skip }, async () => {
    const opened = await openPage(chrome, lab, BOOKKEEPER, PAGE);
    const { page: top, frame, context: session } = opened;
    await toConsent(opened, 'Leaving Ltd');
    const [popup] = await Promise.all([top.waitForEvent('popup'), frame.getByRole('button', { name: 'Connect QuickBooks' }).click()]);
    await agree(popup, 'Leaving Ltd');
    await connected(frame, 'Leaving Ltd');
    await top.reload();
    const again = await frameOf(top, PAGE);
    const card = again.getByRole('article', { name: 'Leaving Ltd' });

    await card.getByRole('button', { name: /Disconnect/ }).click();
    await top.getByRole('button', { name: 'Cancel' }).click();
    assert.ok((await card.textContent()).includes('Connected'));
    await card.getByRole('button', { name: /Disconnect/ }).click();
    await top.getByRole('button', { name: 'Disconnect' }).click();
    await again.getByText('Intuit has ended the consent').first().waitFor();

    assert.ok((await card.textContent()).includes('Needs consent'));
    assert.ok((await again.locator('#banner').textContent()).includes('Leaving Ltd'));
    await picture(top, 'connect-disconnected');
    await session.close();
});

test('A salesperson is told that this is not for him', { skip }, async () => {
    const { page: top, frame, context: session } = await openPage(chrome, lab, 'Sam Sales', PAGE, { allow: /403/ });
    assert.match(await frame.locator('#messages').textContent(), /prvWriteino_AccountingCompany/);
    await picture(top, 'connect-salesperson');
    await session.close();
});

for (const [name, options] of [
    ['german', { user: 'Gerda Geschäftsbuch' }],
    ['dark', { dark: true }],
    ['forced-colors', { forcedColors: true }],
    ['narrow', { width: 360 }],
]) {
    test(`The wizard reads well: ${name}`, { skip }, async () => {
        const { page: top, frame, context: session, check } = await openPage(chrome, lab, options.user ?? BOOKKEEPER, PAGE, options);
        await assertAccessible(top);
        await picture(top, `connect-overview-${name}`);
        await frame.locator('#add').click();
        await frame.waitForFunction(() => document.getElementById('redirect-hint').textContent !== '');
        assert.equal(await frame.evaluate(() => document.activeElement.id), 'prepare-title');
        assert.ok(await frame.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'no sideways scrolling');
        await assertAccessible(top);
        await picture(top, `connect-prepare-${name}`);
        if (name === 'german') {
            assert.equal(await frame.locator('h1').textContent(), 'QuickBooks verbinden');
            assert.equal(await frame.evaluate(() => document.documentElement.lang), 'de');
        }

        check();
        await session.close();
    });
}
