// RibbonDiffXml read into commands (solution-format.md, ribbon part; webresources.md §4).
import { all, child, parse } from './xml.js';

const surfaces = { Form: 'Form', HomepageGrid: 'HomepageGrid', SubGrid: 'SubGrid' };

export class Ribbon {
    /** @param {string} source @param {string} table @param {number[]} languages */
    constructor(source, table, languages) {
        const root = parse(source);
        this.labels = new Map(all(child(root, 'LocLabels'), 'LocLabel').map((label) => [label.getAttribute('Id'), title(label, languages)]));
        this.commands = new Map(all(child(root, 'CommandDefinitions'), 'CommandDefinition').map((command) => [command.getAttribute('Id'), command]));
        this.enableRules = rules(root, 'EnableRules', 'EnableRule');
        this.displayRules = rules(root, 'DisplayRules', 'DisplayRule');
        // hiding concerns Microsoft's own commands, which the shell's few stand-ins are not
        if (child(root, 'CustomActions')?.querySelector('HideCustomAction')) {
            throw new Error('HideCustomAction of a ribbon');
        }

        this.actions = all(child(root, 'CustomActions'), 'CustomAction').map((action) => ({
            surface: surfaceOf(action.getAttribute('Location') ?? '', table),
            sequence: Number(action.getAttribute('Sequence') ?? 0),
            control: child(action, 'CommandUIDefinition')?.firstElementChild,
        }));
    }

    /** The controls of a surface, in order. @param {'Form' | 'HomepageGrid' | 'SubGrid'} surface */
    controls(surface) {
        return this.actions.filter((action) => action.surface === surface).sort((one, other) => one.sequence - other.sequence).map((action) => this.#control(action.control));
    }

    #control(element) {
        const kind = element?.localName;
        if (kind !== 'Button' && kind !== 'FlyoutAnchor' && kind !== 'SplitButton') {
            throw new Error(`the ribbon control ${kind}`);
        }

        if (element.getAttribute('PopulateDynamically') === 'true') {
            throw new Error(`the ribbon control ${element.getAttribute('Id')}, which is filled by a command`);
        }

        const items = kind === 'Button' ? [] : all(child(element, 'Menu'), 'MenuSection')
            .flatMap((section) => [...(child(section, 'Controls')?.children ?? [])])
            .sort((one, other) => Number(one.getAttribute('Sequence')) - Number(other.getAttribute('Sequence')));
        return {
            kind, id: element.getAttribute('Id') ?? '', command: element.getAttribute('Command') ?? '', label: this.#text(element.getAttribute('LabelText')),
            tip: this.#text(element.getAttribute('ToolTipDescription') ?? element.getAttribute('ToolTipTitle')),
            image: (element.getAttribute('ModernImage') ?? '').replace(/^\$webresource:/, ''),
            items: items.map((item) => this.#control(item)),
        };
    }

    #text(value) {
        return value?.startsWith('$LocLabels:') ? this.labels.get(value.slice('$LocLabels:'.length)) ?? value : value ?? '';
    }

    /** The command's rules and actions. @param {string} id */
    command(id) {
        const element = this.commands.get(id);
        if (!element) {
            throw new Error(`the command ${id}, which this ribbon doesn't define`);
        }

        const named = (list, kind, known) => all(child(element, list), kind).map((rule) => {
            const id = rule.getAttribute('Id') ?? '';
            const found = known.get(id);
            if (!found) {
                throw new Error(`the ${kind} ${id}, which this ribbon doesn't define`);
            }

            return [...found.children];
        }).flat();
        const actions = [...(child(element, 'Actions')?.children ?? [])];
        const strange = actions.find((action) => action.localName !== 'JavaScriptFunction');
        if (strange) {
            throw new Error(`the action ${strange.localName} of the command ${id}`);
        }

        return {
            enable: named('EnableRules', 'EnableRule', this.enableRules),
            display: named('DisplayRules', 'DisplayRule', this.displayRules),
            actions,
        };
    }
}

function rules(root, list, kind) {
    return new Map(all(child(root, 'RuleDefinitions', list), kind).map((rule) => [rule.getAttribute('Id'), rule]));
}

function title(label, languages) {
    const titles = new Map(all(child(label, 'Titles'), 'Title').map((one) => [Number(one.getAttribute('languagecode')), one.getAttribute('description') ?? '']));
    return languages.map((language) => titles.get(language)).find((one) => one !== undefined) ?? [...titles.values()][0] ?? '';
}

function surfaceOf(location, table) {
    const [mscrm, surface, of] = location.split('.');
    if (mscrm !== 'Mscrm' || !surfaces[surface] || of !== table || !location.endsWith('.Controls._children')) {
        throw new Error(`the ribbon location ${location}`);
    }

    return surfaces[surface];
}
