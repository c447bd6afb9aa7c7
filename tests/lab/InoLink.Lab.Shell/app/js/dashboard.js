// Dashboards (solution-format.md: dashboards).
import { chart } from './chart.js';
import { h, text, unknown } from './dom.js';
import { Grid } from './grid.js';
import { bare, child, labelOf, parse, textOf } from './xml.js';

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
