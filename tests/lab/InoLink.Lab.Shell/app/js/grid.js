// A grid of a view: on a page of its own, as a sub-grid of a form, or as a tile of a dashboard.
import { h, text, unknown } from './dom.js';
import { columnsOf } from './organization.js';
import { lookupOf, shownValue } from './webapi.js';
import { word } from './words.js';
import { parse } from './xml.js';

const pageSize = 50;

export class Grid {
    /**
     * @param {import('./shell.js').Shell} shell
     * @param {string} table
     * @param {{ view: import('./organization.js').View, views?: import('./organization.js').View[], filter?: { column: string, value: string }, name?: string, onselect?: () => void }} options
     */
    constructor(shell, table, options) {
        this.shell = shell;
        this.table = shell.organization.table(table);
        this.options = options;
        this.view = options.view;
        this.search = '';
        this.page = 1;
        this.order = null;
        /** @type {Map<string, { id: string, name: string }>} */
        this.selected = new Map();
        this.rows = [];
        this.onload = [];
        this.body = h('div', { class: 'grid-body', 'aria-busy': 'true' });
        this.element = h('div', { class: 'grid', 'data-grid': options.name ?? table }, this.body);
        this.context = gridContext(this);
    }

    /** The FetchXML of the view, with search, order, page and relationship put in. */
    fetch() {
        const organization = this.shell.organization;
        const found = this.search ? organization.views.find((view) => view.table === this.table.name && view.type === 4) : undefined;
        const root = parse(this.view.fetch);
        const entity = root.querySelector('entity');
        const add = (xml) => entity.append(root.ownerDocument.importNode(parse(xml), true));
        if (this.search) {
            add(this.#searchFilter(found));
        }

        if (this.options.filter) {
            add(`<filter><condition attribute="${this.options.filter.column}" operator="eq" value="${this.options.filter.value}" /></filter>`);
        }

        if (this.order) {
            entity.querySelectorAll(':scope > order').forEach((order) => order.remove());
            add(`<order attribute="${this.order.column}" descending="${this.order.descending}" />`);
        }

        if (this.table.primaryName && !entity.querySelector(`:scope > attribute[name="${this.table.primaryName}"]`) && !entity.querySelector(':scope > all-attributes')) {
            add(`<attribute name="${this.table.primaryName}" />`);
        }

        root.setAttribute('count', String(pageSize));
        root.setAttribute('page', String(this.page));
        return new XMLSerializer().serializeToString(root);
    }

    // the quick-find view says which columns are searched; without one it is the name
    #searchFilter(quickFind) {
        const escaped = this.search.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
        const columns = quickFind ? [...parse(quickFind.fetch).querySelectorAll('filter[isquickfindfields="1"] condition')].map((condition) => condition.getAttribute('attribute')) : [this.table.primaryName];
        return `<filter type="or">${columns.map((column) => `<condition attribute="${column}" operator="like" value="%${escaped}%" />`).join('')}</filter>`;
    }

    async load() {
        this.body.setAttribute('aria-busy', 'true');
        try {
            const answer = await this.shell.xrm.WebApi.retrieveMultipleRecords(this.table.name, `?fetchXml=${encodeURIComponent(this.fetch())}`);
            this.rows = answer.entities;
            this.body.replaceChildren(this.#draw());
        } catch (problem) {
            this.body.replaceChildren(h('p', { class: 'problem', role: 'alert' }, text(problem.message)));
        }

        this.body.removeAttribute('aria-busy');
        for (const [id] of this.selected) {
            if (!this.rows.some((row) => row[this.table.primaryId] === id)) {
                this.selected.delete(id);
            }
        }

        this.#changed();
        this.onload.forEach((handler) => handler({ getEventSource: () => this.context }));
    }

    #draw() {
        const columns = columnsOf(this.view, this.shell.organization);
        const head = h('tr', {}, h('th', { class: 'select', scope: 'col' }, h('input', { type: 'checkbox', 'aria-label': word('Select all'), onchange: (event) => this.#selectAll(event.target.checked) })),
            ...columns.map((column) => this.#heading(column)));
        const rows = this.rows.map((row) => this.#row(row, columns));
        const table = h('table', {}, h('thead', {}, head), h('tbody', {}, ...rows));
        const empty = this.rows.length === 0 ? h('p', { class: 'empty' }, word('There is nothing here.')) : null;
        const pages = this.page > 1 || this.rows.length === pageSize ? h('nav', { class: 'pages', 'aria-label': word('Pages') },
            h('button', { disabled: this.page === 1, onclick: () => this.#goTo(this.page - 1) }, word('Previous')), h('span', {}, word('Page {0}', this.page)),
            h('button', { disabled: this.rows.length < pageSize, onclick: () => this.#goTo(this.page + 1) }, word('Next'))) : null;
        return h('div', {}, h('div', { class: 'scroll' }, table), empty, pages);
    }

    #heading(column) {
        const sortable = column.column && !column.name.includes('.');
        const sorted = this.order?.column === column.name ? (this.order.descending ? 'descending' : 'ascending') : 'none';
        const turn = () => {
            this.order = { column: column.name, descending: sorted === 'ascending' };
            this.load();
        };
        const heading = h('th', { scope: 'col', 'aria-sort': sorted, class: isNumber(column) ? 'number' : null }, sortable ? h('button', { class: 'heading', onclick: turn }, text(column.label)) : text(column.label));
        heading.style.minWidth = `${Math.min(column.width, 220) * 0.8}px`;
        return heading;
    }

    #row(row, columns) {
        const id = row[this.table.primaryId];
        const name = String(shownValue(row, this.table.primaryName ?? this.table.primaryId));
        const box = h('input', { type: 'checkbox', 'aria-label': word('Select {0}', name), onchange: (event) => this.#select(id, name, event.target.checked) });
        box.checked = this.selected.has(id);
        return h('tr', { 'data-id': id, ondblclick: () => this.shell.openRecord(this.table.name, id) }, h('td', { class: 'select' }, box),
            ...columns.map((column) => h('td', { 'data-column': column.name, class: isNumber(column) ? 'number' : null }, this.#cell(row, column, id))));
    }

    #cell(row, column, id) {
        if (column.name === this.table.primaryName) {
            return this.shell.recordLink(this.table.name, id, String(shownValue(row, column.name) || word('(no name)')));
        }

        const lookup = column.column?.targets ? lookupOf(row, column.name) : null;
        if (lookup) {
            return this.shell.recordLink(lookup.entityType, lookup.id, lookup.name);
        }

        if (!column.column && !column.name.includes('.')) {
            return unknown(`the column ${column.name} of a view`);
        }

        const value = shownValue(row, column.name);
        return column.column?.options ? h('span', { class: `pill option-${row[column.name] ?? 'none'}` }, text(value)) : text(value);
    }

    #select(id, name, on) {
        if (on) {
            this.selected.set(id, { id, name });
        } else {
            this.selected.delete(id);
        }

        this.#changed();
    }

    #selectAll(on) {
        for (const box of this.body.querySelectorAll('tbody input[type=checkbox]')) {
            box.checked = on;
        }

        this.rows.forEach((row) => this.#select(row[this.table.primaryId], String(shownValue(row, this.table.primaryName ?? this.table.primaryId)), on));
    }

    #goTo(page) {
        this.page = page;
        this.selected.clear();
        this.load();
    }

    #changed() {
        this.options.onselect?.();
    }
}

const isNumber = (column) => ['Integer', 'BigInt', 'Decimal', 'Double', 'Money'].includes(column.column?.kind);

/** The grid as scripts see it (client API reference: grid, gridContext). @param {Grid} grid */
function gridContext(grid) {
    const rowOf = (id, name) => ({
        getId: () => id, getKey: () => id,
        getData: () => ({ getEntity: () => entityOf(id, name), entity: entityOf(id, name) }), data: { entity: entityOf(id, name) },
    });
    const entityOf = (id, name) => ({ getId: () => id, getEntityName: () => grid.table.name, getPrimaryAttributeValue: () => name, getEntityReference: () => ({ id, name, entityType: grid.table.name }) });
    const collection = (items) => ({ get: (index) => (index === undefined ? items : items[index]), getLength: () => items.length, forEach: (body) => items.forEach(body) });
    return {
        getName: () => grid.options.name ?? grid.table.name,
        getEntityName: () => grid.table.name,
        getControlType: () => 'subgrid',
        getFetchXml: () => grid.fetch(),
        getGridType: () => (grid.options.filter ? 2 : 1),
        getRelationship: () => ({ name: grid.options.relationship ?? '' }),
        refresh: () => grid.load(),
        refreshRibbon: () => grid.options.onselect?.(),
        addOnLoad: (handler) => grid.onload.push(handler),
        removeOnLoad: (handler) => {
            grid.onload = grid.onload.filter((one) => one !== handler);
        },
        getGrid: () => ({
            getSelectedRows: () => collection([...grid.selected.values()].map((row) => rowOf(row.id, row.name))),
            getRows: () => collection(grid.rows.map((row) => rowOf(row[grid.table.primaryId], String(shownValue(row, grid.table.primaryName ?? ''))))),
            getTotalRecordCount: () => grid.rows.length,
        }),
        getViewSelector: () => ({ getCurrentView: () => ({ id: `{${grid.view.id}}`, name: grid.view.name, entityType: 'savedquery' }), isVisible: () => true }),
    };
}
