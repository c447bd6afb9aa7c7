import { Organization } from './organization.js';
import { Shell } from './shell.js';

try {
    const shell = new Shell(await Organization.load());
    window.Xrm = shell.xrm;
    // for tests: what was opened in other windows, and the page that is open
    window.labShell = { openedUrls: shell.openedUrls, page: () => shell.page };
    await shell.start();
    document.body.dataset.ready = 'true';
} catch (problem) {
    document.body.textContent = `The app could not start: ${/** @type {Error} */ (problem).message}`;
    throw problem;
}
