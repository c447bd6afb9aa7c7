// Controls of a form, one for each column kind (client API reference: controls).
import { h, text, uniqueId, unknown } from './dom.js';
import { word } from './words.js';
import { bare } from './xml.js';

export class Control {
    /** @param {any} page The form page @param {string} id @param {import('./attributes.js').Attribute | null} attribute @param {string} label */
    constructor(page, id, attribute, label) {
        this.page = page;
        this.id = id;
        this.attribute = attribute;
        this.label = label;
        this.disabled = false;
        this.notes = new Map();
        this.input = uniqueId('field');
        this.box = h('div', { class: 'value' });
        this.messages = h('div', { class: 'field-notes' });
        this.caption = h(this.attribute?.column.targets ? 'span' : 'label', this.attribute?.column.targets ? { class: 'caption', id: `${this.input}-label` } : { for: this.input, class: 'caption' }, text(label));
        this.element = h('div', { class: 'field', 'data-control': id }, this.caption, this.box, this.messages);
        attribute?.controls.push(this);
        this.context = this.#context();
    }

    isLocked() {
        const column = this.attribute?.column;
        return this.disabled || this.page.isReadOnly() || !column || !(this.page.isNew() ? column.canCreate : column.canUpdate) || ['State', 'Status', 'UniqueIdentifier', 'EntityName'].includes(column.kind);
    }

    show() {
        const attribute = this.attribute;
        if (!attribute) {
            return;
        }

        const locked = this.isLocked();
        this.element.classList.toggle('locked', locked);
        this.element.classList.toggle('required', attribute.required === 'required');
        this.box.replaceChildren(...(attribute.column.targets ? this.#lookup(attribute, locked) : this.#plain(attribute, locked)));
    }

    #plain(attribute, locked) {
        const { column } = attribute;
        const enter = (value) => {
            attribute.value = value;
            attribute.shown = '';
            attribute.changed(this.page.context);
            this.page.dirtied();
        };
        const common = { id: this.input, 'data-field': column.name };
        if (column.options) {
            const select = h('select', { ...common, disabled: locked, onchange: (event) => enter(event.target.value === '' ? null : Number(event.target.value)) },
                h('option', { value: '' }, '---'), ...column.options.map((option) => h('option', { value: option.value }, option.label)));
            select.value = attribute.value === null ? '' : String(attribute.value);
            return [select];
        }

        if (column.kind === 'Boolean') {
            const box = h('input', { ...common, type: 'checkbox', disabled: locked, onchange: (event) => enter(event.target.checked) });
            box.checked = attribute.value === true;
            return [box];
        }

        if (column.format?.toLowerCase() === 'url' && attribute.value && locked) {
            return [safeLink(attribute.value, common)];
        }

        if (column.kind === 'Memo') {
            const area = h('textarea', { ...common, rows: 3, readonly: locked, onchange: (event) => enter(attribute.parse(event.target.value)) });
            area.value = attribute.value ?? '';
            return [area];
        }

        const entered = (event) => enter(attribute.parse(event.target.value));
        const isDay = column.kind === 'DateTime' && (column.behavior === 'DateOnly' || column.format?.toLowerCase() === 'date' || column.format?.toLowerCase() === 'dateonly');
        const type = column.kind === 'DateTime' && !locked ? (isDay ? 'date' : 'datetime-local') : ['Integer', 'BigInt', 'Decimal', 'Double', 'Money'].includes(column.kind) && !locked ? 'number' : 'text';
        const input = h('input', { ...common, type, step: type === 'number' ? 'any' : null, readonly: locked, maxlength: column.kind === 'Text' ? column.maxLength : null, onchange: entered });
        input.value = type === 'date' || type === 'datetime-local' ? localValue(attribute.value, isDay) : locked ? attribute.shown || shownText(attribute.value) : attribute.value ?? '';
        return [input];
    }

    #lookup(attribute, locked) {
        const value = attribute.value?.[0];
        const shell = this.page.shell;
        const parts = [value ? shell.recordLink(value.entityType, bare(value.id), value.name || word('(no name)')) : h('span', { class: 'none' }, '---')];
        parts[0].setAttribute('data-field', attribute.column.name);
        if (!locked) {
            parts.push(h('button', { class: 'small', 'aria-label': word('Choose {0}', this.label), onclick: () => this.#choose(attribute) }, '…'));
            if (value) {
                parts.push(h('button', { class: 'small', 'aria-label': word('Clear {0}', this.label), onclick: () => this.#set(attribute, null) }, '✕'));
            }
        }

        return parts;
    }

    #set(attribute, value) {
        attribute.value = value;
        this.show();
        attribute.changed(this.page.context);
        this.page.dirtied();
    }

    #choose(attribute) {
        const list = h('ul', { class: 'choices' });
        const search = h('input', { type: 'search', id: this.input, 'aria-label': word('Search for {0}', this.label), oninput: () => this.#look(attribute, search.value, list) });
        this.box.replaceChildren(search, list);
        search.focus();
        this.#look(attribute, '', list);
    }

    async #look(attribute, searched, list) {
        const found = (await Promise.all(attribute.column.targets.map((target) => this.page.shell.find(target.table, searched)))).flat();
        list.replaceChildren(...found.map((row) => h('li', {}, h('button', { onclick: () => this.#set(attribute, [{ id: `{${row.id}}`, name: row.name, entityType: row.table }]) }, text(row.name)))));
    }

    #context() {
        const note = (id, level, message, actions) => {
            this.notes.set(id, h('p', { class: `note ${level.toLowerCase()}`, role: level === 'ERROR' ? 'alert' : 'status' }, text(message),
                ...(actions ?? []).map((action) => h('button', { class: 'link', onclick: () => action.actions.forEach((run) => run()) }, text(action.message)))));
            this.messages.replaceChildren(...this.notes.values());
            return true;
        };
        return {
            getName: () => this.id,
            getLabel: () => this.label,
            setLabel: (label) => {
                this.label = label;
                this.caption.replaceChildren(text(label));
            },
            getControlType: () => ({ Memo: 'standard', Choice: 'optionset', State: 'optionset', Status: 'optionset', Lookup: 'lookup', Customer: 'lookup', Owner: 'lookup' }[this.attribute?.column.kind ?? ''] ?? 'standard'),
            getAttribute: () => this.page.context.getAttribute(this.attribute?.column.name),
            getDisabled: () => this.disabled,
            setDisabled: (disabled) => {
                this.disabled = disabled;
                this.show();
            },
            getVisible: () => !this.element.hasAttribute('hidden'),
            setVisible: (visible) => this.element.toggleAttribute('hidden', !visible),
            setFocus: () => this.box.querySelector('input, select, textarea, button, a')?.focus(),
            setNotification: (message, id = 'default') => note(id, 'ERROR', message),
            addNotification: (notification) => note(notification.uniqueId, notification.notificationLevel ?? 'ERROR', notification.messages.join(' '), notification.actions),
            clearNotification: (id = 'default') => {
                const was = this.notes.delete(id);
                this.messages.replaceChildren(...this.notes.values());
                return was;
            },
        };
    }
}

/** A value that a script set, for a field that can only be read. @param {any} value */
const shownText = (value) => (value instanceof Date ? value.toLocaleString() : value ?? '');

/** Only addresses of the web become links. @param {string} address @param {any} attributes */
function safeLink(address, attributes) {
    return /^https?:\/\//i.test(address) ? h('a', { ...attributes, href: address, target: '_blank', rel: 'noopener noreferrer' }, text(address)) : h('span', attributes, text(address));
}

/** @param {Date | null} date @param {boolean} dayOnly */
function localValue(date, dayOnly) {
    if (!date) {
        return '';
    }

    const two = (number) => String(number).padStart(2, '0');
    const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
    return dayOnly ? day : `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** What the shell shows instead of a control that it doesn't know. @param {string} classId */
export const unknownControl = (classId) => unknown(`the control class ${classId}`);
