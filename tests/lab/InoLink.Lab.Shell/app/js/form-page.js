// A record on a form: loading, events, saving (client API reference: formContext).
import { CommandBar } from './command-bar.js';
import { scriptError } from './dialogs.js';
import { h, text } from './dom.js';
import { formContext } from './form-context.js';
import { FormLayout, columnsOfForm } from './form-layout.js';
import { lookupOf, shownValue } from './webapi.js';
import { word } from './words.js';
import { all, bare, child, parse } from './xml.js';

export class FormPage {
    /** @param {import('./shell.js').Shell} shell @param {URLSearchParams} address */
    constructor(shell, address) {
        this.shell = shell;
        this.table = shell.organization.table(address.get('etn') ?? '');
        this.id = bare(address.get('id'));
        this.forms = shell.organization.formsOf(this.table.name);
        this.form = this.forms.find((form) => form.id === bare(address.get('formid'))) ?? this.forms[0];
        if (!this.form) {
            throw new Error(`The table ${this.table.label} has no form.`);
        }

        this.row = {};
        this.onread = [];
        this.events = { onload: [], dataload: [], onsave: [], postsave: [] };
        this.notes = new Map();
        this.heading = h('h1', { tabindex: '-1' });
        this.sub = h('p', { class: 'subtitle' });
        this.notices = h('div', { class: 'form-notices' });
        this.layout = new FormLayout(this);
        this.context = formContext(this);
        this.body = this.layout.draw(this.form.xml);
        this.bar = new CommandBar({
            surface: 'Form', table: this.table.name, organization: shell.organization, scripts: shell.scripts, formContext: this.context, control: this.context,
            selection: () => (this.isNew() ? [] : [{ id: this.id, name: this.name() }]),
        }, [
            { label: word('Save'), run: () => this.tell(this.save()), when: () => !this.isReadOnly() },
            { label: word('Refresh'), run: () => this.tell(this.refresh(false)), when: () => !this.isNew() },
        ]);
        const selector = h('select', { 'aria-label': word('Form'), onchange: (event) => shell.go(`/main.aspx?pagetype=entityrecord&etn=${this.table.name}${this.id ? `&id=${this.id}` : ''}&formid=${event.target.value}`) },
            ...this.forms.map((form) => h('option', { value: form.id }, form.name)));
        selector.value = this.form.id;
        this.element = h('div', { class: 'page form-page', 'data-form': this.form.id }, this.bar.element, this.notices, h('div', { class: 'page-head' }, h('div', {}, this.heading, this.sub), this.forms.length > 1 ? selector : null), this.body);
        this.title = this.table.label;
    }

    get grids() {
        return this.layout.grids;
    }

    isNew() {
        return this.id === '';
    }

    /** Rows that are not active, and rows of a user who may not write, are shown only. */
    isReadOnly() {
        const privilege = this.isNew() ? this.table.privileges.create : this.table.privileges.write;
        return !this.shell.organization.may(privilege) || (this.table.hasState && !this.isNew() && this.row.statecode !== undefined && this.row.statecode !== 0);
    }

    name() {
        return String(shownValue(this.row, this.table.primaryName ?? this.table.primaryId));
    }

    lookup(column) {
        const value = lookupOf(this.row, column);
        return value ? { ...value, id: value.id } : null;
    }

    async open() {
        await this.read();
        await this.#wire();
        await this.fire('onload', { getDataLoadState: () => 1 });
        await this.fire('dataload', { getDataLoadState: () => 1 });
        await this.bar.refresh();
    }

    async read() {
        if (!this.isNew()) {
            const names = [...columnsOfForm(this.form.xml, this.table), this.table.primaryName, this.table.hasState ? 'statecode' : null].filter((name) => name);
            const select = [...new Set(names)].map((name) => (this.table.columns[name].targets ? `_${name}_value` : name)).join(',');
            this.row = await this.shell.xrm.WebApi.retrieveRecord(this.table.name, this.id, `?$select=${select}`);
        }

        for (const attribute of this.layout.attributes.values()) {
            attribute.read(this.row);
        }

        this.layout.controls.forEach((control) => control.show());
        this.heading.replaceChildren(text(this.isNew() ? word('New {0}', this.table.label) : this.name() || word('(no name)')));
        this.sub.replaceChildren(text(`${this.table.label}${this.isReadOnly() ? ` · ${word('read-only')}` : ''}`));
        this.title = `${this.isNew() ? word('New') : this.name()} · ${this.table.label}`;
        document.title = this.title;
        await Promise.all([...this.onread.map((read) => read()), ...this.layout.grids.map((grid) => grid.load())]);
    }

    /** The libraries and handlers that FormXml names. */
    async #wire() {
        const root = this.layout.root;
        await Promise.all(all(child(root, 'formLibraries'), 'Library').map((library) => this.shell.scripts.load(library.getAttribute('name') ?? '')));

        for (const event of all(child(root, 'events'), 'event')) {
            const name = event.getAttribute('name') ?? '';
            for (const handler of all(child(event, 'Handlers'), 'Handler').filter((one) => one.getAttribute('enabled') !== 'false')) {
                const path = handler.getAttribute('functionName') ?? '';
                const parameters = (handler.getAttribute('parameters') ?? '').trim();
                const values = parameters ? JSON.parse(`[${parameters}]`) : [];
                const call = (execution) => this.shell.scripts.find(path)(...(handler.getAttribute('passExecutionContext') === 'true' ? [execution] : []), ...values);
                if (name === 'onchange') {
                    this.layout.attributes.get(event.getAttribute('attribute') ?? '')?.handlers.push(call);
                } else if (this.events[name]) {
                    this.events[name].push(call);
                } else {
                    throw new Error(`The app shell does not emulate the form event ${name}.`);
                }
            }
        }
    }

    /**
     * Runs the handlers of an event. A handler that fails is shown and the others go on; only what fails while saving stops it.
     * @param {'onload' | 'dataload' | 'onsave' | 'postsave'} name onload: the form was opened; dataload: its data was read, again after saving and refreshing too @param {any} args
     */
    async fire(name, args) {
        const shared = new Map();
        const execution = {
            getFormContext: () => this.context, getEventSource: () => this.context.data.entity, getEventArgs: () => args, getDepth: () => 1, getContext: () => this.shell.xrm.Utility.getGlobalContext(),
            getSharedVariable: (key) => shared.get(key), setSharedVariable: (key, value) => shared.set(key, value),
        };
        for (const handler of this.events[name]) {
            try {
                await handler(execution);
            } catch (problem) {
                if (name === 'onsave') {
                    throw problem;
                }

                scriptError(problem);
            }
        }
    }

    isDirty() {
        return [...this.layout.attributes.values()].some((attribute) => attribute.isDirty());
    }

    dirtied() {
        this.element.classList.toggle('dirty', this.isDirty());
    }

    async save() {
        const empty = [...this.layout.attributes.values()].find((attribute) => attribute.required === 'required' && (attribute.value === null || attribute.value === '') && attribute.controls.some((control) => !control.isLocked()));
        if (empty) {
            empty.controls[0].context.setNotification(word('{0}: a value is required.', empty.column.label), 'required');
            throw { errorCode: 0, message: word('Fill in {0}.', empty.column.label) };
        }

        let prevented = false;
        await this.fire('onsave', { preventDefault: () => (prevented = true), isDefaultPrevented: () => prevented, getSaveMode: () => 1 });
        if (prevented) {
            throw { errorCode: 0, message: 'Saving was prevented by a script.' };
        }

        const dirty = [...this.layout.attributes.values()].filter((attribute) => attribute.isDirty());
        const data = Object.fromEntries(dirty.map((attribute) => attribute.write()).map(([name, value]) => [name, value?.table ? `/${this.shell.organization.table(value.table).set}(${value.id})` : value]));
        if (this.isNew()) {
            this.id = (await this.shell.xrm.WebApi.createRecord(this.table.name, data)).id;
            await this.fire('postsave', { getIsSaveSuccess: () => true, getEntityReference: () => this.context.data.entity.getEntityReference() });
            this.shell.go(`/main.aspx?pagetype=entityrecord&etn=${this.table.name}&id=${this.id}&formid=${this.form.id}`);
            return;
        }

        if (dirty.length > 0) {
            await this.shell.xrm.WebApi.updateRecord(this.table.name, this.id, data);
        }

        await this.fire('postsave', { getIsSaveSuccess: () => true, getEntityReference: () => this.context.data.entity.getEntityReference() });
        await this.refresh(false);
    }

    async refresh(save) {
        if (save && this.isDirty()) {
            return this.save();
        }

        await this.read();
        this.dirtied();
        await this.fire('dataload', { getDataLoadState: () => 3 });
        await this.bar.refresh();
        return undefined;
    }

    /** An answer that failed becomes an error dialog. @param {Promise<any>} work */
    async tell(work) {
        try {
            await work;
        } catch (problem) {
            await this.shell.xrm.Navigation.openErrorDialog({ message: problem.message });
        }
    }

    async leave() {
        return !this.isDirty() || (await this.shell.xrm.Navigation.openConfirmDialog({ title: word('Unsaved changes'), text: word('Leave without saving?'), confirmButtonLabel: word('Leave') })).confirmed;
    }

    notify(message, level, id) {
        this.notes.set(id, h('p', { class: `notice ${level.toLowerCase()}`, role: level === 'ERROR' ? 'alert' : 'status', 'data-notice': id }, text(message)));
        this.notices.replaceChildren(...this.notes.values());
        return true;
    }

    unnotify(id) {
        const was = this.notes.delete(id);
        this.notices.replaceChildren(...this.notes.values());
        return was;
    }
}
