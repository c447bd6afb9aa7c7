// Charts (solution-format.md: visualizations): the chart's own query, narrowed by the view's filters, drawn as SVG. Kinds: Column, Bar, Pie; any other is shown as unknown.
import { h, text, unknown } from './dom.js';
import { shownValue } from './webapi.js';
import { word } from './words.js';
import { all, bare, child, parse } from './xml.js';

const width = 420;
const height = 190;

/** @param {import('./shell.js').Shell} shell @param {string} id @param {import('./organization.js').View} view */
export async function chart(shell, id, view) {
    const known = shell.organization.charts.find((one) => one.id === bare(id));
    if (!known) {
        return unknown(`the chart ${id}`);
    }

    const series = parse(known.presentation).querySelectorAll('Series > Series');
    const kind = series[0]?.getAttribute('ChartType') ?? '';
    const draw = { Column: columns, Bar: bars, Pie: pie }[kind];
    if (!draw || series.length !== 1) {
        return unknown(series.length === 1 ? `charts of the type ${kind}` : `charts of ${series.length} series`);
    }

    const points = await pointsOf(shell, known, view);
    if (points.length === 0) {
        return h('p', { class: 'empty' }, word('There is nothing here.'));
    }

    const said = points.map((point) => `${point.label}: ${point.value}`).join(', ');
    return h('figure', { class: 'chart' }, svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `${known.name}. ${said}` }, ...draw(points, colours(known.presentation))));
}

async function pointsOf(shell, known, view) {
    const data = parse(known.data);
    const fetch = child(data, 'fetchcollection', 'fetch');
    const entity = child(fetch, 'entity');
    for (const filter of all(child(parse(view.fetch), 'entity'), 'filter')) {
        entity.append(data.ownerDocument.importNode(filter, true));
    }

    const category = child(data, 'categorycollection', 'category')?.getAttribute('alias') ?? '';
    const measure = data.querySelector('measure')?.getAttribute('alias') ?? '';
    const answer = await shell.xrm.WebApi.retrieveMultipleRecords(known.table, `?fetchXml=${encodeURIComponent(new XMLSerializer().serializeToString(fetch))}`);
    return answer.entities.map((row) => ({ label: String(shownValue(row, category) || word('(blank)')), value: Number(row[measure]) }));
}

// the palette of the chart itself: "91,151,213; 237,125,49; …"
function colours(presentation) {
    const own = parse(presentation).getAttribute('PaletteCustomColors');
    return own ? own.split(';').map((colour) => `rgb(${colour.trim()})`) : ['rgb(15,108,92)', 'rgb(91,151,213)', 'rgb(237,125,49)', 'rgb(192,57,43)'];
}

function columns(points, palette) {
    const most = Math.max(1, ...points.map((point) => point.value));
    const step = width / points.length;
    const thick = Math.min(56, step * 0.6);
    const base = height - 34;
    return [
        svg('line', { class: 'axis', x1: 0, x2: width, y1: base, y2: base }),
        ...points.flatMap((point, index) => {
            const middle = step * (index + 0.5);
            const tall = Math.max(2, (base - 22) * point.value / most);
            return [
                svg('rect', { x: middle - thick / 2, y: base - tall, width: thick, height: tall, rx: 2, fill: palette[0] }),
                svg('text', { class: 'value', x: middle, y: base - tall - 6, 'text-anchor': 'middle' }, String(point.value)),
                ...label(point.label, middle, base + 16, step),
            ];
        }),
    ];
}

function bars(points, palette) {
    const most = Math.max(1, ...points.map((point) => point.value));
    const step = Math.min(34, height / points.length);
    const start = 150;
    return points.flatMap((point, index) => {
        const middle = step * (index + 0.5);
        const long = Math.max(2, (width - start - 40) * point.value / most);
        return [
            ...label(point.label, start - 8, middle + 4, start - 8, 'end'),
            svg('rect', { x: start, y: middle - step * 0.3, width: long, height: step * 0.6, rx: 2, fill: palette[0] }),
            svg('text', { class: 'value', x: start + long + 6, y: middle + 4 }, String(point.value)),
        ];
    });
}

function pie(points, palette) {
    const sum = points.reduce((total, point) => total + point.value, 0);
    const radius = height / 2 - 8;
    let from = -Math.PI / 2;
    const at = (angle) => `${radius + 8 + radius * Math.cos(angle)} ${height / 2 + radius * Math.sin(angle)}`;
    return points.flatMap((point, index) => {
        const colour = palette[index % palette.length];
        const turn = sum === 0 ? 0 : 2 * Math.PI * point.value / sum;
        // a whole circle has no end that differs from its start
        const slice = turn > 6.28 ? svg('circle', { cx: radius + 8, cy: height / 2, r: radius, fill: colour })
            : svg('path', { d: `M ${radius + 8} ${height / 2} L ${at(from)} A ${radius} ${radius} 0 ${turn > Math.PI ? 1 : 0} 1 ${at(from + turn)} Z`, fill: colour });
        from += turn;
        const y = 20 + index * 20;
        return [slice, svg('rect', { x: 2 * radius + 30, y: y - 9, width: 10, height: 10, fill: colour }), ...label(`${point.label}: ${point.value}`, 2 * radius + 46, y, width - 2 * radius - 50, 'start')];
    });
}

// a label that is too long is cut and keeps its whole text as a tip
function label(words, x, y, room, anchor = 'middle') {
    const most = Math.max(4, Math.floor(room / 6.4));
    const shown = words.length > most ? `${words.slice(0, most - 1)}…` : words;
    return [svg('text', { x, y, 'text-anchor': anchor }, shown, shown === words ? null : svg('title', {}, words))];
}

/** @param {string} tag @param {Record<string, any>} attributes @param {...any} children */
function svg(tag, attributes, ...children) {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, String(value)));
    element.append(...children.filter((one) => one !== null));
    return element;
}
