// The frame: header, site map, pages, notifications, side panes.
import { dashboardPage } from './dashboard.js';
import { h, text } from './dom.js';
import { FormPage } from './form-page.js';
import { gridPage } from './grid-page.js';
import { Notifications, SidePanes } from './notifications.js';
import { Scripts } from './scripts.js';
import { bare } from './xml.js';
import { shownValue } from './webapi.js';
import { createXrm, progressVeil } from './xrm.js';
import { sideMap, standardTables } from './site-map.js';
import { speak, word } from './words.js';

export class Shell {
    /** @param {import('./organization.js').Organization} organization */
    constructor(organization) {
        this.organization = organization;
        speak(organization.user.language);
        this.scripts = new Scripts(organization);
        this.notifications = new Notifications();
        this.panes = new SidePanes((page) => this.addressOf(page, true));
        this.openedUrls = [];
        this.pageInput = {};
        this.appName = new URLSearchParams(location.search).get('appname') ?? organization.apps[0]?.uniqueName ?? 'sales';
        this.isEmbedded = new URLSearchParams(location.search).get('embedded') === '1';
        const veil = progressVeil();
        this.busy = veil.show;
        this.main = h('main', { id: 'main', tabindex: '-1' });
        this.map = h('nav', { class: 'site-map', 'aria-label': word('Site map') });
        this.xrm = createXrm(this);
        document.body.classList.toggle('embedded', this.isEmbedded);
        document.documentElement.lang = organization.user.language === 1031 ? 'de' : 'en';
        document.body.replaceChildren(...(this.isEmbedded ? [] : [this.#header()]), h('div', { class: 'frame' }, ...(this.isEmbedded ? [] : [this.map]), h('div', { class: 'content' }, this.notifications.element, this.main), this.panes.element), veil.veil);
    }

    #header() {
        const apps = h('select', { 'aria-label': 'App', onchange: (event) => location.assign(`/main.aspx?appname=${event.target.value}`) },
            ...this.organization.apps.map((app) => h('option', { value: app.uniqueName }, app.name)), h('option', { value: 'sales' }, `Sales (${word('Standard tables')})`));
        apps.value = this.appName;
        return h('header', { class: 'top' }, h('a', { class: 'skip', href: '#main' }, word('Skip to content')), h('img', { src: '/shell/img/app.svg', alt: '', width: 24, height: 24 }), apps,
            h('span', { class: 'spring' }), h('a', { href: this.organization.quickBooks, target: '_blank', rel: 'noopener' }, word('QuickBooks side')),
            h('span', { class: 'who' }, text(this.organization.user.name)), h('a', { href: '/lab/signout' }, word('Sign out')));
    }

    start() {
        addEventListener('popstate', () => this.#show());
        this.map.replaceChildren(...(this.appName === 'sales' ? standardTables(this) : sideMap(this)));
        return this.#show();
    }

    /** Goes to a page of the app. @param {string} address */
    async go(address) {
        const target = new URL(address, location.origin);
        if (this.page && !await this.page.leave()) {
            return;
        }

        target.searchParams.set('appname', this.appName);
        if (this.isEmbedded) {
            target.searchParams.set('embedded', '1');
        }

        history.pushState(null, '', target);
        await this.#show();
    }

    async #show() {
        const address = new URLSearchParams(location.search);
        this.busy(null);
        this.main.setAttribute('aria-busy', 'true');
        try {
            this.page = await this.#open(address);
            document.title = this.page.title;
            this.main.replaceChildren(this.page.element);
        } catch (problem) {
            console.error(problem);
            this.main.replaceChildren(h('div', { class: 'page' }, h('p', { class: 'problem', role: 'alert' }, text(/** @type {any} */ (problem).message))));
        }

        this.main.removeAttribute('aria-busy');
        for (const link of this.map.querySelectorAll('a')) {
            const target = new URL(link.href).searchParams;
            const here = ['pagetype', 'etn', 'viewid', 'id', 'webresourceName'].every((name) => bare(target.get(name)) === bare(address.get(name)));
            link.toggleAttribute('aria-current', here);
        }
    }

    async #open(address) {
        switch (address.get('pagetype')) {
            case 'entitylist':
                this.pageInput = { pageType: 'entitylist', entityName: address.get('etn') };
                return gridPage(this, address);
            case 'entityrecord': {
                this.pageInput = { pageType: 'entityrecord', entityName: address.get('etn'), entityId: address.get('id') };
                const page = new FormPage(this, address);
                // handlers of the load run with the form on the page
                this.page = page;
                this.main.replaceChildren(page.element);
                await page.open();
                return page;
            }

            case 'dashboard':
                this.pageInput = { pageType: 'dashboard', dashboardId: address.get('id') };
                return dashboardPage(this, address);
            case 'webresource':
                this.pageInput = { pageType: 'webresource', webresourceName: address.get('webresourceName') };
                return { title: address.get('webresourceName') ?? '', element: h('iframe', { class: 'whole', title: address.get('webresourceName'), src: this.#webResource(address.get('webresourceName') ?? '', address.get('data')) }), leave: async () => true };
            case null: {
                const first = this.map.querySelector('a');
                if (!first) {
                    throw new Error('The app has no page.');
                }

                history.replaceState(null, '', first.href);
                return this.#open(new URLSearchParams(location.search));
            }

            default:
                throw new Error(`The app shell does not emulate the page type ${address.get('pagetype')}.`);
        }
    }

    /** The address of what navigateTo calls a page. @param {any} page @param {boolean} [embedded] In a frame of its own */
    addressOf(page, embedded = false) {
        const frame = embedded ? '&embedded=1' : '';
        switch (page.pageType) {
            case 'entitylist':
                return `/main.aspx?pagetype=entitylist&etn=${page.entityName}${page.viewId ? `&viewid=${bare(page.viewId)}` : ''}${frame}`;
            case 'entityrecord':
                return `/main.aspx?pagetype=entityrecord&etn=${page.entityName}${page.entityId ? `&id=${bare(page.entityId)}` : ''}${page.formId ? `&formid=${bare(page.formId)}` : ''}${frame}`;
            case 'dashboard':
                return `/main.aspx?pagetype=dashboard&id=${bare(page.dashboardId)}${frame}`;
            case 'webresource':
                return embedded || page.inForm ? this.#webResource(page.webresourceName, page.data) : `/main.aspx?pagetype=webresource&webresourceName=${encodeURIComponent(page.webresourceName)}${page.data ? `&data=${encodeURIComponent(page.data)}` : ''}`;
            default:
                throw new Error(`The app shell does not emulate the page type ${page.pageType}.`);
        }
    }

    #webResource(name, data) {
        return `/WebResources/${name}${data ? `?data=${encodeURIComponent(data)}` : ''}`;
    }

    /** Grids of a table on the open page. @param {string} table */
    gridsOf(table) {
        return (this.page?.grids ?? []).filter((grid) => grid.table.name === table);
    }

    openRecord(table, id) {
        return this.go(`/main.aspx?pagetype=entityrecord&etn=${table}&id=${bare(id)}`);
    }

    /** @param {string} table @param {string} id @param {string} name */
    recordLink(table, id, name) {
        return this.link(`/main.aspx?pagetype=entityrecord&etn=${table}&id=${bare(id)}&appname=${this.appName}`, name);
    }

    /** A link inside the app: no reload. @param {string} address @param {string} label */
    link(address, label) {
        return h('a', {
            href: address,
            onclick: (event) => {
                if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
                    event.preventDefault();
                    this.go(address);
                }
            },
        }, text(label));
    }

    /** Rows of a table whose name holds the text, for lookups. @param {string} name @param {string} searched */
    async find(name, searched) {
        const table = this.organization.table(name);
        if (!table.primaryName) {
            return [];
        }

        const filter = searched ? `&$filter=contains(${table.primaryName},'${encodeURIComponent(searched.replaceAll("'", "''"))}')` : '';
        const answer = await this.xrm.WebApi.retrieveMultipleRecords(name, `?$select=${table.primaryName}&$top=10${filter}`);
        return answer.entities.map((row) => ({ id: row[table.primaryId], name: String(shownValue(row, table.primaryName)), table: name }));
    }
}
