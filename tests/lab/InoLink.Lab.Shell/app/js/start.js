import { Organization } from './organization.js';
import { Shell } from './shell.js';

try {
    const shell = new Shell(await Organization.load());
    window.Xrm = shell.xrm;
    window.labShell = { openedUrls: shell.openedUrls };
    await shell.start();
    document.body.dataset.ready = 'true';
} catch (problem) {
    document.body.textContent = `The app could not start: ${/** @type {Error} */ (problem).message}`;
    throw problem;
}
