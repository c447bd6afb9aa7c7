// FormXml drawn: tabs, sections, rows, cells and what stands in them (solution-format.md, form part).
import { Attribute } from './attributes.js';
import { CommandBar } from './command-bar.js';
import { Control, unknownControl } from './controls.js';
import { h, text, uniqueId, unknown } from './dom.js';
import { Grid } from './grid.js';
import { shownValue } from './webapi.js';
import { word } from './words.js';
import { all, bare, child, labelOf, parse, textOf } from './xml.js';

const subGrid = 'e7a81278-8635-4d9e-8d4d-59480b391c5b';
const quickView = '5c5600e0-1d6e-4205-a272-be80da87fd42';
const webResource = '9fdf5f91-88b1-47f4-ad53-c11efc01a01d';

/** Class ids of columns' controls: text, memo, choice, lookup, customer, date, yes/no, decimal, money, whole number, e-mail, address of the web, floating point, status reason. */
const columnClasses = new Set([
    '4273edbd-ac1d-40d3-9fb2-095c621b552d', 'e0dece4b-6fc8-4a8f-a065-082708572369', '3ef39988-22bb-4f0b-bbbe-64b5a3748aee', '270bd3db-d9af-4782-9025-509e298dec0a',
    '5b773807-9fb2-42db-97c3-7a91eff8adff', '67fac785-cd58-4f9f-abb3-4b7ddc6ed5ed', 'c3efe0c3-0ec6-42be-8349-cbd9079dfd8e', '533b9e00-756b-4312-95a0-dc888637ac78',
    'c6d124ca-7eda-4a60-aea9-7fb8d318b68f', 'ada2203e-b4cd-49be-9ddf-234642b43b52', '71716b6c-711e-476c-8ab8-5d11542bfb47', 'b0c6723a-8503-4fd7-bb28-c8a06ac933c2',
    '0d2c745a-e5a8-4c8f-ba63-c6d3bb604660', '5d68b988-0661-4db2-bc3e-17598ad3be6c', 'f3015350-44a2-4aa0-97b5-00166532b5e9',
]);

/** Names of the columns that a form shows, so that they can be read at once. @param {string} xml @param {import('./organization.js').Table} table */
export function columnsOfForm(xml, table) {
    const names = [...parse(xml).querySelectorAll('control[datafieldname]')].map((control) => control.getAttribute('datafieldname') ?? '');
    return [...new Set(names)].filter((name) => table.columns[name]);
}

export class FormLayout {
    /** @param {any} page */
    constructor(page) {
        this.page = page;
        this.languages = page.shell.organization.languages;
        /** @type {Map<string, Attribute>} */
        this.attributes = new Map();
        /** @type {Control[]} */
        this.controls = [];
        this.grids = [];
        this.tabs = [];
        this.selected = null;
        this.list = h('div', { class: 'tab-list', role: 'tablist', onkeydown: (event) => this.#turn(event) });
    }

    /** @param {string} xml */
    draw(xml) {
        const root = parse(xml);
        this.root = root;
        const drawn = all(child(root, 'tabs'), 'tab').map((tab) => this.#tab(tab));
        this.list.replaceChildren(...this.tabs.map((tab) => tab.button));
        this.#show();
        return h('div', { class: 'tabs' }, this.list, ...drawn);
    }

    /** Shows one tab of the form. @param {any} tab */
    select(tab) {
        this.selected = tab;
        this.#show();
    }

    /** @param {any} tab @param {boolean} visible */
    showTab(tab, visible) {
        tab.isVisible = visible;
        this.#show();
    }

    #show() {
        const visible = this.tabs.filter((tab) => tab.isVisible);
        this.selected = visible.includes(this.selected) ? this.selected : visible[0] ?? null;
        this.list.toggleAttribute('hidden', visible.length < 2);
        for (const tab of this.tabs) {
            const isSelected = tab === this.selected;
            tab.element.toggleAttribute('hidden', !isSelected);
            tab.button.toggleAttribute('hidden', !tab.isVisible);
            tab.button.setAttribute('aria-selected', String(isSelected));
            tab.button.setAttribute('tabindex', isSelected ? '0' : '-1');
        }
    }

    // arrow keys go from tab to tab, as in every tab list
    #turn(event) {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step) {
            const visible = this.tabs.filter((tab) => tab.isVisible);
            const next = visible[(visible.indexOf(this.selected) + step + visible.length) % visible.length];
            this.select(next);
            next.button.focus();
            event.preventDefault();
        }
    }

    #tab(tab) {
        const label = labelOf(tab, this.languages);
        const sections = [];
        const columns = all(child(tab, 'columns'), 'column').map((column) => h('div', { class: 'tab-column' }, ...all(child(column, 'sections'), 'section').map((section) => {
            const drawn = this.#section(section);
            sections.push({ name: section.getAttribute('name') ?? '', element: drawn, label: labelOf(section, this.languages) });
            return drawn;
        })));
        const id = uniqueId('tab');
        const element = h('div', { class: 'tab', role: 'tabpanel', id: `${id}-panel`, 'aria-labelledby': id, 'data-tab': tab.getAttribute('name') }, h('div', { class: 'tab-columns' }, ...columns));
        const made = { name: tab.getAttribute('name') ?? '', element, label, sections, isVisible: tab.getAttribute('visible') !== 'false' };
        made.button = h('button', { id, role: 'tab', 'aria-controls': `${id}-panel`, onclick: () => this.select(made) }, text(label));
        this.tabs.push(made);
        return element;
    }

    #section(section) {
        const rows = all(child(section, 'rows'), 'row').map((row) => h('div', { class: 'form-row' }, ...all(row, 'cell').map((cell) => this.#cell(cell))));
        const element = h('section', { class: 'form-section', 'data-section': section.getAttribute('name') },
            section.getAttribute('showlabel') === 'false' ? null : h('h2', {}, text(labelOf(section, this.languages))), ...rows);
        element.toggleAttribute('hidden', section.getAttribute('visible') === 'false');
        return element;
    }

    #cell(cell) {
        const control = child(cell, 'control');
        const drawn = control ? this.#control(control, labelOf(cell, this.languages)) : h('div', {});
        const element = h('div', { class: 'cell' }, drawn);
        element.toggleAttribute('hidden', cell.getAttribute('visible') === 'false');
        return element;
    }

    #control(control, label) {
        const classId = bare(control.getAttribute('classid'));
        const parameters = child(control, 'parameters');
        switch (classId) {
            case subGrid:
                return this.#subGrid(control, parameters, label);
            case quickView:
                return this.#quickView(control, parameters, label);
            case webResource: {
                const frame = h('iframe', { class: 'web-resource', title: label || control.getAttribute('id'), src: this.page.shell.addressOf({ pageType: 'webresource', webresourceName: textOf(parameters, 'Url').replace(/^\$webresource:/, ''), data: textOf(parameters, 'Data') }) });
                return frame;
            }

            default:
                return columnClasses.has(classId) ? this.#column(control, label) : unknownControl(classId);
        }
    }

    #column(control, label) {
        const name = control.getAttribute('datafieldname') ?? '';
        const column = this.page.table.columns[name];
        if (!column) {
            return unknown(`the column ${name} of a form`);
        }

        const attribute = this.attributes.get(name) ?? new Attribute(column);
        this.attributes.set(name, attribute);
        const made = new Control(this.page, control.getAttribute('id') ?? name, attribute, label || column.label);
        made.disabled = control.getAttribute('disabled') === 'true';
        this.controls.push(made);
        return made.element;
    }

    #subGrid(control, parameters, label) {
        const shell = this.page.shell;
        const table = textOf(parameters, 'TargetEntityType');
        const view = shell.organization.view(textOf(parameters, 'ViewId'));
        if (!view) {
            return unknown(`the view ${textOf(parameters, 'ViewId')} of a sub-grid`);
        }

        const relationship = textOf(parameters, 'RelationshipName');
        const column = relationship ? shell.organization.relationship(relationship)?.column : undefined;
        if (relationship && !column) {
            return unknown(`the relationship ${relationship} of a sub-grid`);
        }

        if (this.page.isNew()) {
            return h('p', { class: 'empty' }, word('Save the record first.'));
        }

        let bar = null;
        const name = control.getAttribute('id') ?? table;
        const grid = new Grid(shell, table, { view, name, relationship, filter: column ? { column, value: this.page.id } : undefined, onselect: () => bar?.refresh() });
        bar = new CommandBar({
            surface: 'SubGrid', table, organization: shell.organization, scripts: shell.scripts, formContext: this.page.context, control: grid.context, selection: () => [...grid.selected.values()],
        }, [{ label: 'Refresh', run: () => grid.load() }]);
        this.grids.push(grid);
        return h('div', { class: 'sub-grid', 'data-control': name }, h('div', { class: 'sub-grid-head' }, h('h3', {}, text(label)), bar.element), grid.element);
    }

    // the form of another table, of the record that a lookup points at; read only
    #quickView(control, parameters, label) {
        const box = h('div', { class: 'quick-view', 'data-control': control.getAttribute('id') }, h('h3', {}, text(label)));
        const forms = [...parse(`<forms>${textOf(parameters, 'QuickForms').replace(/<\/?QuickFormIds>/g, '')}</forms>`).querySelectorAll('QuickFormId')];
        const attribute = control.getAttribute('datafieldname') ?? '';
        this.page.onread.push(async () => {
            const value = this.attributes.get(attribute)?.value?.[0] ?? this.page.lookup(attribute);
            const form = value ? forms.find((one) => one.getAttribute('entityname') === value.entityType) : undefined;
            const drawn = form ? await this.#quickForm(bare(form.textContent), value) : [h('p', { class: 'empty' }, '---')];
            box.replaceChildren(h('h3', {}, text(label)), ...drawn);
        });
        return box;
    }

    async #quickForm(id, value) {
        const organization = this.page.shell.organization;
        const form = organization.forms.find((one) => one.id === id);
        if (!form) {
            return [unknown(`the quick view form ${id}`)];
        }

        const table = organization.table(value.entityType);
        const names = columnsOfForm(form.xml, table);
        const select = names.map((name) => (table.columns[name].targets ? `_${name}_value` : name)).join(',');
        try {
            const row = await this.page.shell.xrm.WebApi.retrieveRecord(value.entityType, bare(value.id), `?$select=${select}`);
            return names.map((name) => h('p', { class: 'quick-field' }, h('span', { class: 'caption' }, text(table.columns[name].label)), text(shownValue(row, name) || '---')));
        } catch (problem) {
            return [h('p', { class: 'problem' }, text(problem.message))];
        }
    }
}
