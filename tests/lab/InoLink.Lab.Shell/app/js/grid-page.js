import { CommandBar } from './command-bar.js';
import { h, text, uniqueId } from './dom.js';
import { Grid } from './grid.js';
import { word } from './words.js';

/** The list of a table: view selector, search, command bar, grid. @param {import('./shell.js').Shell} shell @param {URLSearchParams} address */
export function gridPage(shell, address) {
    const table = address.get('etn') ?? '';
    const views = shell.organization.viewsOf(table);
    const asked = shell.organization.view(address.get('viewid'));
    const view = asked ?? views.find((one) => one.isDefault) ?? views[0];
    const known = shell.organization.table(table);
    let bar = null;
    const grid = new Grid(shell, table, { view, name: table, onselect: () => bar?.refresh() });
    bar = new CommandBar({
        surface: 'HomepageGrid', table, organization: shell.organization, scripts: shell.scripts, formContext: null, control: grid.context, selection: () => [...grid.selected.values()],
    }, [
        { label: word('New'), run: () => shell.go(`/main.aspx?pagetype=entityrecord&etn=${table}`), when: () => grid.selected.size === 0 && shell.organization.may(known.privileges.create) },
        { label: word('Refresh'), run: () => grid.load() },
    ]);
    const list = [...new Set([view, ...views])];
    const selector = h('select', {
        'aria-label': word('View'),
        onchange: (event) => {
            grid.view = list.find((one) => one.id === event.target.value) ?? view;
            grid.page = 1;
            grid.order = null;
            grid.selected.clear();
            grid.load();
        },
    }, ...list.map((one) => h('option', { value: one.id }, one.name)));
    selector.value = view.id;
    const box = uniqueId('search');
    const search = h('input', { id: box, type: 'search', placeholder: word('Search') });
    const find = h('form', {
        role: 'search',
        onsubmit: (event) => {
            event.preventDefault();
            grid.search = search.value.trim();
            grid.page = 1;
            grid.load();
        },
    }, h('label', { for: box, class: 'hidden' }, word('Search {0}', known.plural)), search);
    grid.load();
    return { title: known.plural, grids: [grid], element: h('div', { class: 'page' }, bar.element, h('div', { class: 'page-head' }, h('h1', {}, text(known.plural)), selector, find), grid.element), leave: async () => true };
}
