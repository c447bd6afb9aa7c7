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
            const count = context.selection().length;
            return count >= Number(rule.getAttribute('Minimum') ?? 0) && count <= Number(rule.getAttribute('Maximum') ?? Infinity);
        }

        case 'CustomRule':
            return custom(rule, context);
        case 'FormStateRule':
            return context.formContext !== null && { Create: 1, Existing: 2, ReadOnly: 3, Disabled: 4 }[rule.getAttribute('State') ?? ''] === stateOf(context.formContext, rule.getAttribute('State'));
        case 'ValueRule':
            return String(context.formContext?.getAttribute(rule.getAttribute('Field'))?.getValue()) === rule.getAttribute('Value');
        case 'EntityRule':
            return (rule.getAttribute('EntityName') ?? context.table) === context.table;
        case 'EntityPrivilegeRule': {
            const table = context.organization.table(rule.getAttribute('EntityName') ?? context.table);
            return context.organization.may(`prv${rule.getAttribute('PrivilegeType')}${privilegeWord(table)}`);
        }

        case 'MiscellaneousPrivilegeRule':
            return context.organization.may(rule.getAttribute('PrivilegeName'));
        case 'CommandClientTypeRule':
            return rule.getAttribute('Type') === 'Modern' || rule.getAttribute('Type') === 'Refresh';
        case 'CrmClientTypeRule':
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

function stateOf(formContext, asked) {
    const type = formContext.ui.getFormType();
    // Existing is every form of a record that is there, read-only ones included
    return asked === 'Existing' ? (type === 1 ? 1 : 2) : type;
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
