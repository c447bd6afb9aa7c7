// Dashboards and charts (solution-format.md: dashboards, visualizations).
import { h, text, unknown } from './dom.js';
import { Grid } from './grid.js';
import { shownValue } from './webapi.js';
import { all, bare, child, labelOf, parse, textOf } from './xml.js';

/** @param {import('./shell.js').Shell} shell @param {URLSearchParams} address */
export function dashboardPage(shell, address) {
    const form = shell.organization.forms.find((one) => one.type === 0 && one.id === bare(address.get('id')));
    if (!form) {
        throw new Error('There is no such dashboard.');
    }

    const root = parse(form.xml);
    const cells = [...root.querySelectorAll('cell')].filter((cell) => child(cell, 'control'));
    const tiles = cells.map((cell) => {
        const parameters = child(cell, 'control', 'parameters');
        const view = shell.organization.view(textOf(parameters, 'ViewId'));
        const body = h('div', { class: 'tile-body' });
        const show = async () => {
            if (!view) {
                return unknown(`the view ${textOf(parameters, 'ViewId')} of a tile`);
            }

            if (textOf(parameters, 'ChartGridMode') === 'Chart') {
                return chart(shell, textOf(parameters, 'VisualizationId'), view);
            }

            const grid = new Grid(shell, textOf(parameters, 'TargetEntityType'), { view, name: child(cell, 'control').getAttribute('id') });
            await grid.load();
            return grid.element;
        };
        show().then((shown) => body.replaceChildren(shown), (problem) => body.replaceChildren(h('p', { class: 'problem', role: 'alert' }, text(problem.message))));
        return h('section', { class: textOf(parameters, 'ChartGridMode') === 'Chart' ? 'tile' : 'tile wide', 'data-tile': child(cell, 'control').getAttribute('id') }, h('h2', {}, text(labelOf(cell, shell.organization.languages))), body);
    });
    return { title: form.name, element: h('div', { class: 'page' }, h('div', { class: 'page-head' }, h('h1', {}, text(form.name))), h('div', { class: 'dashboard' }, ...tiles)), leave: async () => true };
}

/** The chart's own query, narrowed by the view's filters, as bars. @param {import('./shell.js').Shell} shell @param {string} id @param {import('./organization.js').View} view */
async function chart(shell, id, view) {
    const known = shell.organization.charts.find((one) => one.id === bare(id));
    if (!known) {
        return unknown(`the chart ${id}`);
    }

    const data = parse(known.data);
    const fetch = child(data, 'fetchcollection', 'fetch');
    const entity = child(fetch, 'entity');
    for (const filter of all(child(parse(view.fetch), 'entity'), 'filter')) {
        entity.append(data.ownerDocument.importNode(filter, true));
    }

    const category = child(data, 'categorycollection', 'category')?.getAttribute('alias') ?? '';
    const measure = data.querySelector('measure')?.getAttribute('alias') ?? '';
    const answer = await shell.xrm.WebApi.retrieveMultipleRecords(known.table, `?fetchXml=${encodeURIComponent(new XMLSerializer().serializeToString(fetch))}`);
    const bars = answer.entities.map((row) => ({ label: String(shownValue(row, category) || '(blank)'), value: Number(row[measure]) }));
    const most = Math.max(1, ...bars.map((bar) => bar.value));
    if (bars.length === 0) {
        return h('p', { class: 'empty' }, 'There is nothing here.');
    }

    return h('table', { class: 'chart' }, h('caption', { class: 'hidden' }, text(known.name)), h('tbody', {}, ...bars.map((bar) => {
        const value = h('meter', { min: 0, max: most, value: bar.value, 'aria-label': bar.label });
        return h('tr', {}, h('th', { scope: 'row' }, text(bar.label)), h('td', {}, value, h('span', {}, String(bar.value))));
    })));
}
