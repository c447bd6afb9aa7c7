// Xrm.Utility.lookupObjects: choosing rows in a dialog (client API reference: lookupObjects).
import { h, text, uniqueId } from './dom.js';
import { word } from './words.js';

/**
 * @param {import('./shell.js').Shell} shell
 * @param {{ entityTypes: string[], defaultEntityType?: string, allowMultiSelect?: boolean }} options
 * @returns {Promise<{ id: string, name: string, entityType: string }[]>} None where the dialog was closed.
 */
export function lookupObjects(shell, options) {
    for (const name of ['viewIds', 'defaultViewId', 'filters', 'searchText', 'disableMru', 'showBarcodeScanner']) {
        if (name in options) {
            throw new Error(`The app shell does not emulate the option ${name} of lookupObjects.`);
        }
    }

    return new Promise((resolve) => {
        const chosen = new Map();
        const title = uniqueId('lookup');
        const kind = options.allowMultiSelect ? 'checkbox' : 'radio';
        const tables = h('select', { 'aria-label': word('View'), onchange: () => look() }, ...options.entityTypes.map((name) => h('option', { value: name }, shell.organization.table(name).plural)));
        tables.value = options.defaultEntityType ?? options.entityTypes[0];
        const search = h('input', { type: 'search', 'aria-label': word('Search'), placeholder: word('Search'), oninput: () => look() });
        const list = h('ul', { class: 'choices' });
        const choose = (row, on) => {
            if (!options.allowMultiSelect) {
                chosen.clear();
            }

            if (on) {
                chosen.set(row.id, { id: `{${row.id.toUpperCase()}}`, name: row.name, entityType: row.table });
            } else {
                chosen.delete(row.id);
            }
        };
        let turn = 0;
        const look = async () => {
            const asked = ++turn;
            const found = await shell.find(tables.value, search.value.trim());
            if (asked === turn) {
                list.replaceChildren(...found.map((row) => {
                    const box = h('input', { type: kind, name: title, onchange: (event) => choose(row, event.target.checked) });
                    box.checked = chosen.has(row.id);
                    return h('li', {}, h('label', {}, box, ' ', text(row.name)));
                }));
            }
        };
        let answer = [];
        const box = h('dialog', { 'aria-labelledby': title, class: 'lookup' }, h('header', {}, h('h2', { id: title }, word('Look up {0}', shell.organization.table(tables.value).plural))),
            h('div', { class: 'looking' }, options.entityTypes.length > 1 ? tables : null, search, list),
            h('footer', {}, h('button', {
                class: 'primary',
                onclick: () => {
                    answer = [...chosen.values()];
                    box.close();
                },
            }, word('Select')), h('button', { onclick: () => box.close() }, word('Cancel'))));
        box.addEventListener('close', () => {
            box.remove();
            resolve(answer);
        });
        document.body.append(box);
        box.showModal();
        look();
    });
}
