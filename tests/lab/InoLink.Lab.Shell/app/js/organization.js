import { word } from './words.js';
import { bare, parse } from './xml.js';

/**
 * What the client knows of its organization: read once, like the client of a model-driven app does.
 * @typedef {{ name: string, kind: string, label: string, format: string | null, behavior: string | null, maxLength: number | null, min: number | null, max: number | null,
 *   precision: number | null, required: boolean, canCreate: boolean, canUpdate: boolean, isSecured: boolean, targets: { table: string, property: string }[] | null,
 *   options: { value: number, label: string }[] | null }} Column
 * @typedef {{ name: string, schemaName: string, set: string, code: number, primaryId: string, primaryName: string | null, label: string, plural: string, hasState: boolean,
 *   privileges: Record<string, string | null>, columns: Record<string, Column> }} Table
 * @typedef {{ id: string, name: string, table: string, type: number, isDefault: boolean, fetch: string, layout: string }} View
 * @typedef {{ id: string, name: string, table: string, type: number, xml: string }} Form
 */
export class Organization {
    /** @param {any} data What /shell/organization answers. */
    constructor(data) {
        this.user = data.user;
        this.organization = data.organization;
        this.quickBooks = data.quickBooks;
        /** @type {Record<string, Table>} */
        this.tables = data.tables;
        this.relationships = data.relationships;
        this.apps = data.apps;
        this.siteMaps = data.siteMaps;
        /** @type {Form[]} */
        this.forms = data.forms.map((form) => ({ ...form, id: bare(form.id) }));
        /** @type {View[]} */
        this.views = data.views.map((view) => ({ ...view, id: bare(view.id) }));
        this.charts = data.charts.map((chart) => ({ ...chart, id: bare(chart.id) }));
        this.ribbons = data.ribbons;
        this.webResources = data.webResources;
        this.languages = [...new Set([data.user.language, data.organization.language])];
        this.privileges = new Set(data.user.privileges.map((name) => name.toLowerCase()));
    }

    static async load() {
        const answer = await fetch('/shell/organization');
        if (!answer.ok || answer.headers.get('content-type')?.includes('html')) {
            throw new Error('Sign in first.');
        }

        return new Organization(await answer.json());
    }

    /** @param {string} name */
    table(name) {
        const table = this.tables[name];
        if (!table) {
            throw new Error(`There is no table '${name}'.`);
        }

        return table;
    }

    /** @param {string} set */
    tableOfSet(set) {
        return Object.values(this.tables).find((table) => table.set === set);
    }

    /** @param {string | null | undefined} privilege Name, in any case; null = none is needed. */
    may(privilege) {
        return !privilege || this.privileges.has(privilege.toLowerCase());
    }

    /** Public views of a table, plus the shell's own of a table without any. @param {string} table */
    viewsOf(table) {
        const views = this.views.filter((view) => view.table === table && view.type === 0);
        return views.some((view) => view.isDefault) ? views : [standardView(this.table(table)), ...views];
    }

    /** @param {string} id */
    view(id) {
        return this.views.find((view) => view.id === bare(id));
    }

    /** Main forms of a table, the solution's first, then the shell's own standard form, which knows nothing of any solution. @param {string} table */
    formsOf(table) {
        const own = this.forms.filter((form) => form.table === table && form.type === 2);
        return table.startsWith('ino_') ? own : [...own, standardForm(this.table(table))];
    }

    /** The schema of one column of a relationship, as a sub-grid names it. @param {string} name */
    relationship(name) {
        return this.relationships.find((relationship) => relationship.name.toLowerCase() === name.toLowerCase());
    }
}

const shown = [
    'name', 'fullname', 'firstname', 'lastname', 'accountnumber', 'productnumber', 'quotenumber', 'ordernumber', 'invoicenumber', 'customerid', 'parentcustomerid', 'primarycontactid',
    'emailaddress1', 'telephone1', 'statecode', 'statuscode', 'price', 'totalamount', 'effectivefrom', 'transactioncurrencyid', 'ownerid', 'modifiedon',
];

/** @param {Table} table @returns {View} */
function standardView(table) {
    const columns = shown.filter((name) => table.columns[name]).slice(0, 7);
    const order = table.columns.modifiedon ? '<order attribute="modifiedon" descending="true" />' : '';
    return {
        id: `standard-${table.name}`, name: word('All {0}', table.plural), table: table.name, type: 0, isDefault: true,
        fetch: `<fetch><entity name="${table.name}"><attribute name="${table.primaryId}" />${columns.map((name) => `<attribute name="${name}" />`).join('')}${order}</entity></fetch>`,
        layout: `<grid><row id="${table.primaryId}">${columns.map((name) => `<cell name="${name}" width="160" />`).join('')}</row></grid>`,
    };
}

const classes = { Memo: 'E0DECE4B-6FC8-4A8F-A065-082708572369' };

/** @param {Table} table @returns {Form} */
function standardForm(table) {
    const cells = shown.filter((name) => table.columns[name] && name !== 'statecode').map((name) => {
        const kind = table.columns[name].kind;
        return `<row><cell><labels /><control id="${name}" classid="{${classes[kind] ?? '4273EDBD-AC1D-40D3-9FB2-095C621B552D'}}" datafieldname="${name}" /></cell></row>`;
    });
    return {
        id: `standard-${table.name}`, name: word('Standard form'), table: table.name, type: 2,
        xml: `<form><tabs><tab name="summary"><labels><label description="Summary" languagecode="1033" /></labels><columns><column width="100%"><sections>`
            + `<section name="standard"><labels><label description="${table.label.replace(/[&<>"]/g, '')}" languagecode="1033" /></labels><rows>${cells.join('')}</rows></section>`
            + '</sections></column></columns></tab></tabs></form>',
    };
}

/** The columns that a view shows. @param {View} view @param {Organization} organization */
export function columnsOf(view, organization) {
    const table = organization.table(view.table);
    return [...parse(view.layout).querySelectorAll('cell')].filter((cell) => cell.getAttribute('ishidden') !== '1').map((cell) => {
        const name = cell.getAttribute('name') ?? '';
        return { name, column: table.columns[name], label: table.columns[name]?.label ?? name, width: Number(cell.getAttribute('width') ?? 100) };
    });
}
