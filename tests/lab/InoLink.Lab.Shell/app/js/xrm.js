// The global object Xrm, as far as sources describe what a model-driven app does with it (webresources.md §4; client API reference). The rest throws.
import { openAlertDialog, openConfirmDialog, openErrorDialog, openPage } from './dialogs.js';
import { h, text } from './dom.js';
import { lookupObjects } from './lookup-dialog.js';
import { bare } from './xml.js';
import { webApi } from './webapi.js';

/** @param {string} what */
const missing = (what) => () => {
    throw new Error(`The app shell does not emulate ${what}.`);
};

/** @param {import('./shell.js').Shell} shell */
export function createXrm(shell) {
    const organization = shell.organization;
    const userSettings = {
        userId: `{${organization.user.id.toUpperCase()}}`, userName: organization.user.name, languageId: organization.user.language,
        roles: { getAll: () => organization.user.roles.map((name) => ({ name })), forEach: (body) => organization.user.roles.map((name) => ({ name })).forEach(body) },
        securityRoles: [], dateFormattingInfo: {}, isHighContrastEnabled: matchMedia('(forced-colors: active)').matches, isRTL: false,
    };
    const globalContext = {
        userSettings,
        organizationSettings: { organizationId: organization.organization.id, uniqueName: organization.organization.name, languageId: organization.organization.language, isAutoSaveEnabled: false },
        client: { getClient: () => 'Web', getClientState: () => 'Online', getFormFactor: () => 1, isOffline: () => false, isNetworkAvailable: () => true },
        getClientUrl: () => location.origin,
        getCurrentAppUrl: () => `${location.origin}/main.aspx?appname=${shell.appName}`,
        getCurrentAppName: async () => shell.appName,
        getCurrentAppProperties: async () => ({ uniqueName: shell.appName, displayName: shell.appName, appId: organization.apps.find((app) => app.uniqueName === shell.appName)?.id ?? '' }),
        getVersion: () => '9.2.0.0',
        getWebResourceUrl: (name) => `${location.origin}/WebResources/${name}`,
        isOnPremises: () => false,
        getAdvancedConfigSetting: missing('getAdvancedConfigSetting'),
    };

    return {
        WebApi: webApi(organization),
        App: {
            addGlobalNotification: (notification) => shell.notifications.add(notification),
            clearGlobalNotification: (id) => shell.notifications.clear(id),
            sidePanes: shell.panes,
        },
        Navigation: {
            openAlertDialog, openConfirmDialog, openErrorDialog,
            openUrl: (address) => {
                shell.openedUrls.push(address);
                window.open(address, '_blank', 'noopener');
            },
            openForm: async (options, parameters) => (parameters && Object.keys(parameters).length > 0 ? missing('the form parameters of openForm')() : shell.go(options.entityId ? `/main.aspx?pagetype=entityrecord&etn=${options.entityName}&id=${bare(options.entityId)}` : `/main.aspx?pagetype=entityrecord&etn=${options.entityName}`)),
            openWebResource: (name, options, data) => window.open(shell.addressOf({ pageType: 'webresource', webresourceName: name, data }), '_blank'),
            openFile: missing('openFile'),
            navigateTo: (page, options = {}) => (options.target === 2 ? openPage(shell.addressOf(page, true), { title: options.title, width: options.width, height: options.height }) : shell.go(shell.addressOf(page))),
        },
        Utility: {
            getGlobalContext: () => globalContext,
            getResourceString: (name, key) => shell.scripts.text(name, key),
            getPageContext: () => ({ input: shell.pageInput }),
            getEntityMetadata: async (name, attributes = []) => {
                const table = organization.table(name);
                return {
                    LogicalName: name, SchemaName: table.schemaName, EntitySetName: table.set, ObjectTypeCode: table.code, PrimaryIdAttribute: table.primaryId, PrimaryNameAttribute: table.primaryName,
                    DisplayName: table.label, DisplayCollectionName: table.plural,
                    Attributes: { get: (attribute) => (attributes.includes(attribute) ? { LogicalName: attribute, DisplayName: table.columns[attribute]?.label } : null) },
                };
            },
            getEntitySetName: (name) => organization.table(name).set,
            showProgressIndicator: (message) => shell.busy(message),
            closeProgressIndicator: () => shell.busy(null),
            lookupObjects: async (options) => lookupObjects(shell, options),
            refreshParentGrid: async (reference) => Promise.all(shell.gridsOf(reference.entityType).map((grid) => grid.load())),
            invokeProcessAction: missing('invokeProcessAction'),
        },
        Device: {},
        Encoding: { htmlEncode: missing('htmlEncode'), xmlEncode: (value) => value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;') },
    };
}

/** The veil over the whole app while something works. */
export function progressVeil() {
    const message = h('p', {});
    const veil = h('div', { class: 'veil', hidden: true, role: 'alert', 'aria-busy': 'true' }, h('div', { class: 'spinner' }), message);
    return {
        veil,
        show: (shown) => {
            veil.toggleAttribute('hidden', shown === null);
            message.replaceChildren(text(shown ?? ''));
        },
    };
}
