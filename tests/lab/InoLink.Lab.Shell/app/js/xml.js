// Reading the XML that solutions are made of.

/** @param {string} source */
export function parse(source) {
    const document = new DOMParser().parseFromString(source, 'text/xml');
    const problem = document.querySelector('parsererror');
    if (problem) {
        throw new Error(`The XML can't be read: ${problem.textContent}`);
    }

    return document.documentElement;
}

/** Children of that name. @param {Element | null | undefined} element @param {string} name @returns {Element[]} */
export function all(element, name) {
    return element ? [...element.children].filter((child) => child.localName === name) : [];
}

/** The one child of that name, by path. @param {Element | null | undefined} element @param {...string} path @returns {Element | undefined} */
export function child(element, ...path) {
    return path.reduce((found, name) => all(found, name)[0], /** @type {any} */ (element));
}

/** The text of a child. @param {Element | null | undefined} element @param {string} name */
export function textOf(element, name) {
    return child(element, name)?.textContent?.trim() ?? '';
}

/**
 * The label of a form's element or a site map's, in the user's language, else in the base language, else in any.
 * @param {Element} element @param {number[]} languages
 */
export function labelOf(element, languages) {
    const labels = new Map([
        ...all(child(element, 'labels'), 'label').map((label) => /** @type {[number, string]} */ ([Number(label.getAttribute('languagecode')), label.getAttribute('description') ?? ''])),
        ...all(child(element, 'Titles'), 'Title').map((label) => /** @type {[number, string]} */ ([Number(label.getAttribute('LCID')), label.getAttribute('Title') ?? ''])),
    ]);
    return languages.map((language) => labels.get(language)).find((label) => label !== undefined) ?? [...labels.values()][0] ?? '';
}

/** An id without braces, in lower case. @param {string | null | undefined} id */
export function bare(id) {
    return (id ?? '').replace(/[{}]/g, '').toLowerCase();
}
