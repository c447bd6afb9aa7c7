// Script and text web resources, fetched the way the platform does: a script's dependencies come along with it (webresources.md §3).
import { all, parse } from './xml.js';

export class Scripts {
    /** @param {import('./organization.js').Organization} organization */
    constructor(organization) {
        this.organization = organization;
        /** @type {Map<string, Promise<void>>} */
        this.loaded = new Map();
        /** @type {Map<string, Map<string, string>>} Texts by name and language: 'ino_/strings/InoLink.1033'. */
        this.texts = new Map();
    }

    /** Loads a script and what it depends on, in no order. @param {string} name @returns {Promise<void>} */
    load(name) {
        const plain = name.replace(/^\$webresource:/, '');
        const known = this.loaded.get(plain);
        if (known) {
            return known;
        }

        const loading = this.#load(plain);
        this.loaded.set(plain, loading);
        return loading;
    }

    async #load(name) {
        const resource = this.organization.webResources[name];
        if (!resource) {
            throw new Error(`There is no web resource '${name}'.`);
        }

        const dependencies = resource.dependencies
            ? all(parse(resource.dependencies), 'Dependency').flatMap((dependency) => all(dependency, 'Library')).map((library) => library.getAttribute('name') ?? '') : [];
        await Promise.all([
            ...dependencies.map((dependency) => (dependency.endsWith('.resx') ? this.#texts(dependency) : this.load(dependency))),
            new Promise((resolve, reject) => {
                const script = document.createElement('script');
                script.src = `/WebResources/${name}`;
                script.onload = resolve;
                script.onerror = () => reject(new Error(`The script ${name} can't be loaded.`));
                document.head.append(script);
            }),
        ]);
    }

    // a RESX brings its siblings of the other languages: InoLink.1033.resx, InoLink.1031.resx
    async #texts(name) {
        const family = name.replace(/\.\d+\.resx$/, '');
        const siblings = Object.keys(this.organization.webResources).filter((other) => other === name || (other.startsWith(`${family}.`) && other.endsWith('.resx')));
        await Promise.all(siblings.map(async (sibling) => {
            const answer = await fetch(`/WebResources/${sibling}`);
            const values = all(parse(await answer.text()), 'data').map((data) => /** @type {[string, string]} */ ([data.getAttribute('name') ?? '', data.querySelector('value')?.textContent ?? '']));
            this.texts.set(sibling.replace(/\.resx$/, ''), new Map(values));
        }));
    }

    /** The user's language, else the base language, else null; only what came along with a script is there. @param {string} name @param {string} key */
    text(name, key) {
        for (const language of this.organization.languages) {
            const value = this.texts.get(`${name}.${language}`)?.get(key);
            if (value !== undefined) {
                return value;
            }
        }

        return null;
    }

    /** The function of that name, looked up when it is called. @param {string} path */
    find(path) {
        const owner = path.split('.').slice(0, -1).reduce((object, name) => object?.[name], /** @type {any} */ (window));
        const found = path.split('.').reduce((object, name) => object?.[name], /** @type {any} */ (window));
        if (typeof found !== 'function') {
            throw new Error(`${path} is no function of the loaded scripts.`);
        }

        return (...values) => found.apply(owner, values);
    }
}
