// The command bar of a form, a grid or a sub-grid: some commands of the app's own, and those of the table's RibbonDiffXml.
import { scriptError } from './dialogs.js';
import { h, text, unknown } from './dom.js';
import { holds, valueOf } from './rules.js';
import { Ribbon } from './ribbon.js';
import { word } from './words.js';

export class CommandBar {
    /**
     * @param {any} context { surface, table, organization, scripts, selection(), formContext, control, parameterOf(name) }
     * @param {{ label: string, run: () => any, when?: () => boolean }[]} own
     */
    constructor(context, own) {
        this.context = { ...context, parameter: (name) => this.#parameter(name, null) };
        this.own = own;
        this.element = h('div', { class: 'command-bar', role: 'toolbar', 'aria-label': word('Commands') });
        this.turn = 0;
        this.refresh();
    }

    /** Asks every rule again and draws what may be shown: a disabled command is hidden, as in a model-driven app. */
    async refresh() {
        const turn = ++this.turn;
        const drawn = [];
        for (const command of this.own.filter((one) => one.when?.() !== false)) {
            drawn.push(h('button', { onclick: command.run }, text(command.label)));
        }

        const source = this.context.organization.ribbons[this.context.table];
        if (source) {
            try {
                const ribbon = new Ribbon(source, this.context.table, this.context.organization.languages);
                drawn.push(...await Promise.all(ribbon.controls(this.context.surface).map((control) => this.#draw(ribbon, control))));
            } catch (problem) {
                drawn.push(unknown(/** @type {Error} */ (problem).message));
            }
        }

        // rules may be asynchronous: an older answer does not overwrite a newer one
        if (turn === this.turn) {
            this.element.replaceChildren(...drawn.filter((one) => one !== null));
            this.element.dataset.turn = String(turn);
        }
    }

    async #draw(ribbon, control) {
        try {
            // also what a command would be given is asked now: what is unknown shows before anybody clicks
            const command = control.command ? ribbon.command(control.command) : { enable: [], display: [], actions: [] };
            command.actions.forEach((action) => [...action.children].forEach((parameter) => valueOf(parameter, this.context)));
            for (const rule of [...command.display, ...command.enable]) {
                if (!await holds(rule, this.context)) {
                    return null;
                }
            }

            const icon = control.image ? h('img', { src: `/WebResources/${control.image}`, alt: '', width: 16, height: 16 }) : null;
            if (control.kind === 'Button') {
                return h('button', { title: control.tip, 'data-command': control.command, 'data-id': control.id, onclick: () => this.#run(command, control) }, icon, text(control.label));
            }

            const items = (await Promise.all(control.items.map((item) => this.#draw(ribbon, item)))).filter((item) => item !== null);
            if (items.length === 0) {
                return null;
            }

            const menu = h('div', { class: 'menu', role: 'group', 'aria-label': control.label }, ...items);
            const box = h('details', { class: 'flyout', 'data-id': control.id }, h('summary', { title: control.tip }, icon, text(control.label)), menu);
            menu.addEventListener('click', () => box.removeAttribute('open'));
            box.addEventListener('keydown', (event) => {
                if (event.key === 'Escape') {
                    box.removeAttribute('open');
                    box.querySelector('summary')?.focus();
                }
            });
            return box;
        } catch (problem) {
            return unknown(/** @type {Error} */ (problem).message);
        }
    }

    async #run(command, control) {
        try {
            for (const action of command.actions) {
                await this.context.scripts.load(action.getAttribute('Library'));
                const call = this.context.scripts.find(action.getAttribute('FunctionName'));
                await call(...[...action.children].map((parameter) => valueOf(parameter, { ...this.context, parameter: (name) => this.#parameter(name, control) })));
            }
        } catch (problem) {
            scriptError(problem);
        }
    }

    #parameter(name, control) {
        const selection = () => this.context.selection();
        switch (name) {
            case 'PrimaryControl':
                return this.context.formContext ?? this.context.control;
            case 'SelectedControl':
                return this.context.control;
            case 'SelectedControlSelectedItemReferences':
                return selection().map((row) => ({ Id: row.id, Name: row.name, TypeName: this.context.table, TypeCode: this.context.organization.table(this.context.table).code }));
            case 'SelectedControlSelectedItemIds':
                return selection().map((row) => row.id);
            case 'SelectedControlSelectedItemCount':
                return selection().length;
            case 'SelectedEntityTypeName':
                return this.context.table;
            case 'PrimaryEntityTypeName':
                return this.context.formContext?.data.entity.getEntityName() ?? this.context.table;
            case 'FirstPrimaryItemId':
                return this.context.formContext?.data.entity.getId() ?? null;
            case 'PrimaryItemIds':
                return this.context.formContext ? [this.context.formContext.data.entity.getId()] : [];
            case 'CommandProperties':
                return { SourceControlId: control?.id ?? '' };
            case 'UserLcid':
                return this.context.organization.user.language;
            case 'OrgLcid':
                return this.context.organization.organization.language;
            default:
                throw new Error(`the CrmParameter ${name}`);
        }
    }
}
