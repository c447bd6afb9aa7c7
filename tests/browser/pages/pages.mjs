// Opens InoLink's own pages in the app: the shell draws the frame and hands over Xrm, as the app does.
import { openApp } from '../harness.mjs';

/**
 * @param {any} browser @param {any} lab @param {string} user
 * @param {string} name Web resource.
 * @param {{ data?: any, allow?: RegExp, dark?: boolean, width?: number, forcedColors?: boolean, prepare?: (context: any) => Promise<void> }} [options]
 */
export async function openPage(browser, lab, user, name, { data, prepare, ...options } = {}) {
    const app = await openApp(browser, lab, user, options);
    // what would leave the machine: Intuit's own pages
    await app.context.route(/^https:\/\//, (route) => route.fulfill({ contentType: 'text/html', body: '<title>Intuit</title><h1>OAuth 2.0 Playground</h1>' }));
    await prepare?.(app.context);
    const query = new URLSearchParams({ pagetype: 'webresource', webresourceName: name, ...(data ? { data: JSON.stringify(data) } : {}) });
    await app.page.goto(`${lab.app}/main.aspx?${query}`);
    return { ...app, frame: await frameOf(app.page, name) };
}

/** The frame of a page, once it has its texts. @param {any} page @param {string} name */
export async function frameOf(page, name) {
    const handle = await page.waitForSelector(`iframe[src*="${name}"]`);
    const frame = await handle.contentFrame();
    await frame.waitForSelector('body:not([data-loading])');
    return frame;
}
