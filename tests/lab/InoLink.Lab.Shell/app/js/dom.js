// Elements whose content is always text: whatever a record is called, it can't become markup.

/**
 * Makes an element. `on…` properties are listeners, `class` and everything else attributes; false and null leave an attribute out.
 * @param {string} tag
 * @param {Record<string, any>} [properties]
 * @param {...(Node | string | null | undefined)} children
 */
export function h(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
        if (name.startsWith('on')) {
            element.addEventListener(name.slice(2), value);
        } else if (value === true) {
            element.setAttribute(name, '');
        } else if (value !== false && value !== null && value !== undefined) {
            element.setAttribute(name, String(value));
        }
    }

    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
}

/** Text of unknown direction keeps to itself. @param {unknown} value */
export function text(value) {
    return h('bdi', {}, value === null || value === undefined ? '' : String(value));
}

/** A visible mark of what the shell does not know: nothing is skipped in silence. @param {string} what */
export function unknown(what) {
    console.error(`The app shell does not emulate ${what}.`);
    return h('span', { class: 'unknown', role: 'alert' }, `Not emulated: ${what}`);
}

let serial = 0;

/** An id that no other element of the page has. @param {string} prefix */
export function uniqueId(prefix) {
    serial += 1;
    return `${prefix}-${serial}`;
}
