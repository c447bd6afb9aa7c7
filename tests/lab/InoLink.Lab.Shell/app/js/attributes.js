// Columns of a form as scripts see them (client API reference: attributes), and how their values go over the Web API.
import { lookupOf, shownValue } from './webapi.js';
import { bare } from './xml.js';

const numbers = new Set(['Integer', 'BigInt', 'Decimal', 'Double', 'Money', 'Choice', 'State', 'Status']);

export class Attribute {
    /** @param {import('./organization.js').Column} column */
    constructor(column) {
        this.column = column;
        this.value = null;
        this.saved = null;
        this.shown = '';
        this.mode = 'dirty';
        this.required = column.required ? 'required' : 'none';
        this.handlers = [];
        this.controls = [];
    }

    /** The value of a row, as scripts get it. @param {any} row */
    read(row) {
        const name = this.column.name;
        this.shown = String(shownValue(row, name));
        const raw = row[name];
        if (this.column.targets) {
            const lookup = lookupOf(row, name);
            this.value = lookup ? [{ id: `{${lookup.id.toUpperCase()}}`, name: lookup.name, entityType: lookup.entityType }] : null;
        } else if (this.column.kind === 'DateTime') {
            this.value = raw ? new Date(this.column.behavior === 'DateOnly' ? `${raw}T00:00:00` : raw) : null;
        } else {
            this.value = raw ?? null;
        }

        this.saved = this.key();
    }

    key() {
        return JSON.stringify(this.column.targets && this.value ? [bare(this.value[0].id), this.value[0].entityType] : this.value);
    }

    isDirty() {
        return this.mode === 'always' || (this.mode !== 'never' && this.key() !== this.saved);
    }

    /** What the Web API gets for it. @returns {[string, any]} */
    write() {
        const { name, targets, kind, behavior } = this.column;
        if (targets) {
            const value = this.value?.[0];
            const property = (targets.find((target) => target.table === value?.entityType) ?? targets[0]).property;
            return [`${property}@odata.bind`, value ? { table: value.entityType, id: bare(value.id) } : null];
        }

        if (kind === 'DateTime' && this.value) {
            const day = `${this.value.getFullYear()}-${String(this.value.getMonth() + 1).padStart(2, '0')}-${String(this.value.getDate()).padStart(2, '0')}`;
            return [name, behavior === 'DateOnly' ? day : this.value.toISOString()];
        }

        return [name, this.value];
    }

    /** @param {any} formContext */
    context(formContext) {
        return {
            getName: () => this.column.name,
            getValue: () => this.value,
            setValue: (value) => {
                this.value = value === undefined ? null : value;
                this.shown = '';
                this.controls.forEach((control) => control.show());
            },
            getIsDirty: () => this.isDirty(),
            getSubmitMode: () => this.mode,
            setSubmitMode: (mode) => {
                this.mode = mode;
            },
            getRequiredLevel: () => this.required,
            setRequiredLevel: (level) => {
                this.required = level;
            },
            getAttributeType: () => ({ Choice: 'optionset', State: 'optionset', Status: 'optionset', Lookup: 'lookup', Customer: 'lookup', Owner: 'lookup', Boolean: 'boolean', DateTime: 'datetime', Memo: 'memo', Money: 'money', Decimal: 'decimal', Double: 'double', Integer: 'integer' }[this.column.kind] ?? 'string'),
            getFormat: () => this.column.format,
            getText: () => this.column.options?.find((option) => option.value === this.value)?.label ?? '',
            getOptions: () => (this.column.options ?? []).map((option) => ({ value: option.value, text: option.label })),
            getMaxLength: () => this.column.maxLength,
            getPrecision: () => this.column.precision,
            addOnChange: (handler) => this.handlers.push(handler),
            removeOnChange: (handler) => {
                this.handlers = this.handlers.filter((one) => one !== handler);
            },
            fireOnChange: () => this.changed(formContext),
            controls: collection(() => this.controls.map((control) => control.context)),
            getUserPrivilege: () => ({ canRead: true, canUpdate: this.column.canUpdate, canCreate: this.column.canCreate }),
            getParent: () => formContext.data.entity,
        };
    }

    changed(formContext) {
        const execution = { getFormContext: () => formContext, getEventSource: () => formContext.getAttribute(this.column.name), getDepth: () => 1, getEventArgs: () => null };
        this.handlers.forEach((handler) => handler(execution));
    }

    /** What an input holds, as a value. @param {string} entered */
    parse(entered) {
        if (entered === '') {
            return null;
        }

        return numbers.has(this.column.kind) ? Number(entered) : this.column.kind === 'DateTime' ? new Date(`${entered.length === 10 ? `${entered}T00:00:00` : entered}`) : entered;
    }
}

/** A collection of the client API over a list that may change. @param {() => any[]} list @param {(item: any) => string} [nameOf] */
export function collection(list, nameOf = (item) => item.getName()) {
    return {
        get: (key) => (key === undefined ? list() : typeof key === 'function' ? list().filter(key) : typeof key === 'number' ? list()[key] : list().find((item) => nameOf(item) === key) ?? null),
        getLength: () => list().length,
        forEach: (body) => list().forEach(body),
    };
}
