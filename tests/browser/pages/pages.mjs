import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Where screenshots go. */
export const output = here('../output/');

/** Both sides of the lab, as the build has made it. */
export async function startLab(...options) {
    const executable = here(`../../lab/InoLink.Lab/bin/${process.env.CONFIGURATION ?? 'Debug'}/net10.0/InoLink.Lab`);
    if (!existsSync(executable)) {
        throw new Error(`${executable} is missing: build InoLink.Plugins.sln first.`);
    }

    const child = spawn(executable, ['run', '--json', ...options], { stdio: ['pipe', 'pipe', 'inherit'] });
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    return { ...JSON.parse(line), stop: async () => { child.stdin.end(); await once(child, 'exit'); } };
}

/** A browser with a new profile. */
export async function startBrowser() {
    mkdirSync(output, { recursive: true });
    const profile = mkdtempSync(join(tmpdir(), 'ino-browser-'));
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
    return { browser, stop: async () => { await browser.close(); rmSync(profile, { recursive: true, force: true }); } };
}

/** Calls the Web API as one of the lab's users. */
export async function api(lab, user, path, body, method = body ? 'POST' : 'GET') {
    const { token } = lab.users.find((known) => known.name === user);
    const answer = await fetch(lab.api + path, {
        method, headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', Accept: 'application/json' }, body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) {
        throw new Error(`${path}: ${answer.status} ${text}`);
    }

    return { body: text ? JSON.parse(text) : null, id: /\(([^)]+)\)$/.exec(answer.headers.get('OData-EntityId') ?? '')?.[1] };
}

/**
 * Opens a page of the solution inside the app's frame, signed in. Script errors and what the Content-Security-Policy blocks fail the test.
 * @returns the top page, the frame of the solution's page, and the problems so far
 */
export async function openPage(browser, lab, user, page, { data, lcid = 1033, context = {}, prepare } = {}) {
    const session = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...context });
    const problems = [];
    await session.route('**/__frame/xrm.js', (route) => route.fulfill({ contentType: 'text/javascript', body: readFileSync(here('xrm.js')) }));
    await session.route('**/__frame/?*', (route) => route.fulfill({ contentType: 'text/html', body: readFileSync(here('frame.html')) }));
    // what would leave the machine
    await session.route(/^https:\/\//, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Intuit</title><h1>OAuth 2.0 Playground</h1>' }));
    await prepare?.(session);
    const top = await session.newPage();
    top.on('pageerror', (error) => problems.push(String(error)));
    top.on('console', (message) => { if (message.type() === 'error' && !/favicon/.test(message.location().url)) problems.push(message.text()); });
    await session.request.get(`${lab.app}/lab/signin?user=${encodeURIComponent(user)}`, { maxRedirects: 0 });
    const who = await (await session.request.get(`${lab.api}WhoAmI()`)).json();
    const query = new URLSearchParams({ page, lcid: String(lcid), user: who.UserId, ...(data ? { data: JSON.stringify(data) } : {}) });
    await top.goto(`${lab.app}/__frame/?${query}`);
    const frame = await (await top.waitForSelector('iframe')).contentFrame();
    await frame.waitForSelector('body:not([data-loading])');
    return { session, top, frame, problems };
}

/** Findings of axe that are serious or worse. */
export async function accessibility(frame) {
    await frame.evaluate(axe);
    const found = await frame.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    return found.violations.filter((violation) => ['serious', 'critical'].includes(violation.impact)).map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join('; ')}`);
}

export function screenshot(top, name) {
    return top.screenshot({ path: join(output, name + '.png'), fullPage: true });
}
