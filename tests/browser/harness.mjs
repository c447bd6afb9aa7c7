// Starts the laboratory and a Chromium, signs a sample user in, and watches: an error on any page fails the test.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const output = fileURLToPath(new URL('output/', import.meta.url));
const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Why there can be no browser test here; undefined where there can. */
export const skip = executable ? undefined : 'no Chromium: run tests/browser/install';

/** Starts the laboratory that the build has made. @param {string[]} options Of `run`, besides --json. */
export async function startLab(options = ['--sample', 'small']) {
    const configuration = process.env.CONFIGURATION ?? 'Debug';
    const program = fileURLToPath(new URL(`../lab/InoLink.Lab/bin/${configuration}/net10.0/InoLink.Lab`, import.meta.url));
    if (!existsSync(program)) {
        throw new Error('The laboratory is missing: build InoLink.Plugins.sln first.');
    }

    const child = spawn(program, ['run', '--json', ...options], { stdio: ['pipe', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.on('data', (data) => {
        said = (said + data).slice(-4000);
    });
    const ready = await Promise.race([once(createInterface({ input: child.stdout }), 'line').then(([line]) => line), once(child, 'exit').then(() => undefined)]);
    if (ready === undefined) {
        throw new Error(`The laboratory did not start: ${said}`);
    }

    const lab = JSON.parse(ready);
    const token = (name) => lab.users.find((user) => user.name === name)?.token ?? assert.fail(`There is no user ${name}.`);

    /** The Web API as a user. @param {string} user @param {string} path @param {{ method?: string, body?: unknown, headers?: Record<string, string> }} [init] */
    const api = async (user, path, init = {}) => {
        const answer = await fetch(lab.api + path, {
            method: init.method ?? (init.body === undefined ? 'GET' : 'POST'), body: init.body === undefined ? undefined : JSON.stringify(init.body),
            headers: { Authorization: `Bearer ${token(user)}`, 'Content-Type': 'application/json', Prefer: 'odata.include-annotations="*",return=representation', ...init.headers },
        });
        const text = await answer.text();
        if (!answer.ok) {
            throw new Error(`${path}: ${answer.status} ${text}`);
        }

        return text ? JSON.parse(text) : undefined;
    };

    return {
        ...lab, api,
        stop: async () => {
            child.stdin.end();
            await once(child, 'exit');
        },
    };
}

/** A Chromium for a test file. */
export async function startBrowser() {
    const profile = mkdtempSync(join(tmpdir(), 'inolink-browser-'));
    const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
    const browser = await chromium.launch({ executablePath: executable, headless: true, args: flags, env: { ...process.env, HOME: profile } });
    return {
        browser,
        stop: async () => {
            await browser.close();
            rmSync(profile, { recursive: true, force: true });
        },
    };
}

/**
 * A page of the app, signed in. `allow` names what the page may complain of: whatever else goes wrong on it fails `check`.
 * @param {{ browser: import('playwright-core').Browser }} browser @param {{ app: string }} lab @param {string} user
 * @param {{ dark?: boolean, width?: number, height?: number, forcedColors?: boolean, path?: string, allow?: RegExp }} [options]
 */
export async function openApp(browser, lab, user, options = {}) {
    const context = await browser.browser.newContext({
        viewport: { width: options.width ?? 1280, height: options.height ?? 800 }, colorScheme: options.dark ? 'dark' : 'light', forcedColors: options.forcedColors ? 'active' : 'none', locale: 'en-US',
    });
    const page = await context.newPage();
    const faults = [];
    const watch = (watched) => {
        watched.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
        watched.on('dialog', (dialog) => {
            faults.push(`a native dialog: ${dialog.message()}`);
            dialog.dismiss();
        });
        watched.on('console', (message) => {
            if (message.type() === 'error' && !options.allow?.test(message.text())) {
                faults.push(`console: ${message.text()} ${message.location().url}`);
            }
        });
    };
    watch(page);
    context.on('page', watch);
    await page.goto(`${lab.app}/lab/signin?user=${encodeURIComponent(user)}&returnUrl=${encodeURIComponent(options.path ?? '/main.aspx')}`);
    return {
        context, page,
        /** Fails if anything went wrong on a page so far. */
        check: () => assert.deepEqual(faults, []),
        close: async () => {
            await context.close();
            assert.deepEqual(faults, []);
        },
    };
}

/** A picture in tests/browser/output. @param {import('playwright-core').Page} page @param {string} name */
export async function picture(page, name) {
    mkdirSync(output, { recursive: true });
    await page.screenshot({ path: join(output, `${name}.png`), fullPage: false });
}

/** Serious and critical findings of axe, of the page and its frames. @param {import('playwright-core').Page} page @param {string[]} [without] Selectors left out */
export async function assertAccessible(page, without = []) {
    for (const frame of page.frames().filter((one) => one.url().startsWith('http'))) {
        // axe itself is no part of the page: it is put in as the debugger may, whatever the page's policy says
        await frame.evaluate(axe);
        const found = await frame.evaluate(async (exclude) => {
            const result = await window.axe.run({ exclude }, { iframes: false, resultTypes: ['violations'] });
            return result.violations.filter((one) => one.impact === 'serious' || one.impact === 'critical').map((one) => `${one.id}: ${one.help} ${one.nodes.slice(0, 3).map((node) => node.html).join(' | ')}`);
        }, without.map((selector) => [selector]));
        assert.deepEqual(found, [], frame.url());
    }
}
