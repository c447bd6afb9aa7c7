// Rules of ribbon commands (webresources.md §4). A rule that is not known here throws, and the command bar shows that.

const limit = 10_000; // a promise that takes longer counts as false

/**
 * @param {Element} rule One element inside an EnableRule or DisplayRule.
 * @param {any} context What the bar stands on: { surface, table, organization, scripts, selection(), formContext, parameter(name) }
 * @returns {Promise<boolean>}
 */
export async function holds(rule, context) {
    const met = await test(rule, context);
    return rule.getAttribute('InvertResult') === 'true' ? !met : met;
}

async function test(rule, context) {
    switch (rule.localName) {
        case 'SelectionCountRule': {
            known(rule, 'AppliesTo', ['SelectedEntity']);
            const count = context.selection().length;
            return count >= Number(rule.getAttribute('Minimum') ?? 0) && count <= Number(rule.getAttribute('Maximum') ?? Infinity);
        }

        case 'CustomRule':
            return custom(rule, context);
        case 'FormStateRule':
            return context.formContext !== null && formState(rule, context.formContext.ui.getFormType());
        case 'ValueRule':
            return String(context.formContext?.getAttribute(rule.getAttribute('Field'))?.getValue()) === rule.getAttribute('Value');
        case 'EntityRule':
            known(rule, 'AppliesTo', ['PrimaryEntity', 'SelectedEntity']);
            return (rule.getAttribute('EntityName') ?? context.table) === context.table && isOnSurface(rule, context.surface);
        case 'EntityPrivilegeRule': {
            // who has the privilege at all has it at least at the user's own depth; a deeper one would have to be compared
            known(rule, 'PrivilegeDepth', ['Basic']);
            const table = context.organization.table(rule.getAttribute('EntityName') ?? context.table);
            return context.organization.may(`prv${rule.getAttribute('PrivilegeType')}${privilegeWord(table)}`);
        }

        case 'MiscellaneousPrivilegeRule':
            known(rule, 'PrivilegeDepth', ['Basic']);
            return context.organization.may(rule.getAttribute('PrivilegeName'));
        case 'CommandClientTypeRule':
            return known(rule, 'Type', ['Modern', 'Refresh', 'Legacy']) !== 'Legacy';
        case 'CrmClientTypeRule':
            known(rule, 'Type', ['Web', 'Outlook']);
            return rule.getAttribute('Type') === 'Web';
        case 'OrRule': {
            for (const alternative of rule.children) {
                const met = await Promise.all([...alternative.children].map((one) => holds(one, context)));
                if (met.every((one) => one)) {
                    return true;
                }
            }

            return false;
        }

        default:
            throw new Error(`the rule ${rule.localName}`);
    }
}

// the word in privilege names: prvCreateQuote and so on
function privilegeWord(table) {
    return (table.privileges.create ?? `prvCreate${table.schemaName}`).replace(/^prvCreate/, '');
}

function formState(rule, type) {
    const asked = known(rule, 'State', ['Create', 'Existing', 'ReadOnly', 'Disabled']);
    // Existing is every form of a record that is there, read-only ones included
    return asked === 'Existing' ? type !== 1 : type === { Create: 1, ReadOnly: 3, Disabled: 4 }[asked];
}

function isOnSurface(rule, surface) {
    const asked = known(rule, 'Context', ['Form', 'HomePageGrid', 'SubGridStandard', 'SubGridAssociated']);
    return asked === null || { Form: ['Form'], HomepageGrid: ['HomePageGrid'], SubGrid: ['SubGridStandard', 'SubGridAssociated'] }[surface].includes(asked);
}

// a value that the shell would have to guess about is an error, as an unknown rule is
function known(rule, attribute, values) {
    const value = rule.getAttribute(attribute);
    if (value !== null && !values.includes(value)) {
        throw new Error(`${attribute}="${value}" of the rule ${rule.localName}`);
    }

    return value;
}

async function custom(rule, context) {
    const fallback = rule.getAttribute('Default') === 'true';
    await context.scripts.load(rule.getAttribute('Library'));
    const call = context.scripts.find(rule.getAttribute('FunctionName'));
    try {
        const answer = call(...[...rule.children].map((parameter) => valueOf(parameter, context)));
        if (answer === undefined || answer === null) {
            return fallback;
        }

        if (typeof answer.then !== 'function') {
            return Boolean(answer);
        }

        return Boolean(await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, limit, false))]));
    } catch (problem) {
        console.error(`The rule ${rule.getAttribute('FunctionName')} failed:`, problem);
        return fallback;
    }
}

/** The value of a parameter of a function. @param {Element} parameter @param {any} context */
export function valueOf(parameter, context) {
    const value = parameter.getAttribute('Value') ?? '';
    switch (parameter.localName) {
        case 'CrmParameter':
            return context.parameter(value);
        case 'StringParameter':
            return value;
        case 'IntParameter':
            return Number.parseInt(value, 10);
        case 'DecimalParameter':
            return Number.parseFloat(value);
        case 'BoolParameter':
            return value === 'true';
        default:
            throw new Error(`the parameter ${parameter.localName}`);
    }
}
