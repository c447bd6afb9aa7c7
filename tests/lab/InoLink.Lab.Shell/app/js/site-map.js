// The site map of the app (solution-format.md: AppModuleSiteMaps).
import { h, text, unknown } from './dom.js';
import { word } from './words.js';
import { all, bare, child, labelOf, parse } from './xml.js';

/** @param {import('./shell.js').Shell} shell */
export function sideMap(shell) {
    const found = shell.organization.siteMaps.find((map) => map.name === shell.appName);
    if (!found) {
        return [unknown(`an app without a site map (${shell.appName})`)];
    }

    const root = parse(found.xml);
    const map = root.localName === 'SiteMap' ? root : child(root, 'SiteMap');
    return all(map, 'Area').flatMap((area) => all(area, 'Group')).map((group) => section(labelOf(group, shell.organization.languages), all(group, 'SubArea').map((item) => entry(shell, item))));
}

const section = (title, links) => h('section', {}, h('h2', {}, text(title)), h('ul', {}, ...links.map((link) => h('li', {}, link))));

function entry(shell, item) {
    const label = labelOf(item, shell.organization.languages);
    const table = item.getAttribute('Entity');
    const address = item.getAttribute('Url') ?? '';
    if (table) {
        return shell.link(shell.addressOf({ pageType: 'entitylist', entityName: table }) + `&appname=${shell.appName}`, label || shell.organization.table(table).plural);
    }

    if (address.startsWith('$webresource:')) {
        return shell.link(shell.addressOf({ pageType: 'webresource', webresourceName: address.slice('$webresource:'.length) }) + `&appname=${shell.appName}`, label);
    }

    if (item.getAttribute('DefaultDashboard')) {
        return shell.link(shell.addressOf({ pageType: 'dashboard', dashboardId: item.getAttribute('DefaultDashboard') }) + `&appname=${shell.appName}`, label);
    }

    if (address.startsWith('/main.aspx?')) {
        const asked = new URL(address, location.origin).searchParams;
        return shell.link(`/main.aspx?pagetype=${asked.get('pagetype')}&etn=${asked.get('etn')}&viewid=${bare(asked.get('viewid'))}&appname=${shell.appName}`, label);
    }

    return unknown(`the site map entry ${item.getAttribute('Id')}`);
}

/** An app that knows nothing of any solution: the standard tables. @param {import('./shell.js').Shell} shell */
export function standardTables(shell) {
    const link = (table) => shell.link(`/main.aspx?pagetype=entitylist&etn=${table}&appname=sales`, shell.organization.table(table).plural);
    return [section(word('Standard tables'), ['account', 'contact', 'product', 'quote', 'salesorder', 'invoice'].map(link))];
}
