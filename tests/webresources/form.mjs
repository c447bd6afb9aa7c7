/** A form and a grid as commands and the form library get them. */
import { ID } from "./app.mjs";

class Control {
    constructor(name, attribute, disabled = false) {
        this.name = name;
        this.attribute = attribute;
        this.disabled = disabled;
    }
    getName = () => this.name;
    getAttribute = () => ({ getName: () => this.attribute });
    getDisabled = () => this.disabled;
    setDisabled = (disabled) => {
        this.disabled = disabled;
    };
}

/** @param {{ table?: string, id?: string, name?: string, values?: object, dirty?: boolean, save?: () => Promise<void>, locked?: string[] }} options */
export function form(options = {}) {
    const values = options.values || {};
    const notices = new Map();
    const onLoads = [];
    const controls = [...Object.keys(values), "ownerid"].map((column) => new Control(column, column, (options.locked || []).includes(column)));
    const made = {
        dirty: options.dirty === true,
        saves: 0,
        refreshes: 0,
        ribbons: 0,
        notices,
        controls,
        values,
        getAttribute: (column) => (column in values ? { getValue: () => values[column] } : null),
        data: {
            entity: {
                getEntityName: () => options.table || "account",
                getId: () => "{" + (options.id || ID).toUpperCase() + "}",
                getPrimaryAttributeValue: () => (options.name === undefined ? "A. Datum" : options.name),
            },
            getIsDirty: () => made.dirty,
            save: async () => {
                made.saves++;
                await (options.save ? options.save() : undefined);
                made.dirty = false;
            },
            refresh: async (save) => {
                if (save !== false) {
                    throw new Error("a refresh must not save");
                }
                made.refreshes++;
                for (const onLoad of onLoads) {
                    await onLoad();
                }
            },
            addOnLoad: (handler) => onLoads.push(handler),
        },
        ui: {
            setFormNotification: (text, level, id) => notices.set(id, { text, level }),
            clearFormNotification: (id) => notices.delete(id),
            refreshRibbon: () => {
                made.ribbons++;
            },
            controls: { forEach: (action) => [...controls, { getName: () => "timeline" }].forEach(action) },
        },
    };
    return made;
}

export function grid(table = "account") {
    const made = { refreshes: 0, getEntityName: () => table, refresh: () => made.refreshes++ };
    return made;
}

/** Rows of a selection as SelectedControlSelectedItemReferences gives them. */
export function references(table, count, name = (index) => `Row ${index}`) {
    return Array.from({ length: count }, (_, index) => ({ Id: `{00000000-0000-0000-0000-${String(index + 1).padStart(12, "0")}}`, Name: name(index + 1), TypeName: table }));
}
