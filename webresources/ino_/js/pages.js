/**
 * What the InoLink pages (connect, link existing, preview) share: the way to Dataverse, texts, and building of elements from text.
 * The pages are HTML web resources inside the app; here, and only here, the parent window is asked for Xrm.
 */
"use strict";

window.InoLink = window.InoLink || /** @type {InoLink} */ ({});

(function () {
    const STRINGS = "InoLinkPages";
    const ENGLISH = 1033;
    const KIND = { "Edm.String": 1, "Edm.Guid": 1, "Edm.Boolean": 1, "Edm.Int32": 1, "Collection(Edm.String)": 4 };

    /** @type {Map<string, string>} */
    let texts = new Map();
    let language = ENGLISH;

    /** Xrm of the app around the page; null where the page was opened by itself. @returns {any} */
    function xrm() {
        if (window.Xrm) {
            return window.Xrm;
        }
        try {
            return (window.parent && window.parent.Xrm) || (window.opener && window.opener.Xrm) || null;
        } catch (foreign) {
            return null;
        }
    }

    /** A problem that is told to the user as it is. */
    class PageError extends Error {}

    /**
     * Reads RESX: its names and values.
     * @param {string} xml
     * @returns {Map<string, string>}
     */
    function parseTexts(xml) {
        const found = new Map();
        const file = new DOMParser().parseFromString(xml, "text/xml");
        for (const data of Array.from(file.getElementsByTagName("data"))) {
            const value = data.getElementsByTagName("value")[0];
            found.set(data.getAttribute("name"), value ? value.textContent : "");
        }
        return found;
    }

    /**
     * Loads the texts in the user's language; what that lacks is English. Xrm.Utility.getResourceString knows only strings that a form's script library brought along, so the file is read.
     * @param {number} lcid
     */
    async function loadTexts(lcid) {
        const files = await Promise.all([ENGLISH, lcid].filter((code, i, all) => all.indexOf(code) === i).map(async (code) => {
            const answer = await fetch("../strings/" + STRINGS + "." + code + ".resx", { credentials: "same-origin" });
            return answer.ok ? parseTexts(await answer.text()) : new Map();
        }));
        if (files[0].size === 0) {
            throw new PageError("InoLink cannot read its texts. Reload the page; if it stays, ask an administrator for the right to read web resources.");
        }
        texts = new Map(files.reduce((all, file) => all.concat(Array.from(file)), /** @type {[string, string][]} */ ([])));
        language = files.length > 1 && files[1].size > 0 ? lcid : ENGLISH;
        document.documentElement.lang = language === 1031 ? "de" : "en";
    }

    /**
     * The text of a key with {0}, {1} … filled in.
     * @param {string} key
     * @param {...(string | number)} values
     */
    function text(key, ...values) {
        const found = texts.get(key);
        return (found === undefined ? key : found).replace(/\{(\d)\}/g, (whole, index) => (index < values.length ? String(values[index]) : whole));
    }

    /** Fills the elements that name a text, or a text for one of their attributes. @param {ParentNode} root */
    function fill(root) {
        for (const element of Array.from(root.querySelectorAll("[data-text]"))) {
            element.textContent = text(element.getAttribute("data-text") || "");
        }
        for (const name of ["placeholder", "aria-label", "title"]) {
            for (const element of Array.from(root.querySelectorAll("[data-text-" + name + "]"))) {
                element.setAttribute(name, text(element.getAttribute("data-text-" + name) || ""));
            }
        }
    }

    /** @param {Date | string | null | undefined} value */
    function day(value) {
        return value ? new Intl.DateTimeFormat(document.documentElement.lang, { day: "numeric", month: "short", year: "numeric" }).format(new Date(value)) : "";
    }

    /** @param {number | null | undefined} value @param {string} currency */
    function money(value, currency) {
        if (value === null || value === undefined) {
            return "";
        }
        const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
        return new Intl.NumberFormat(document.documentElement.lang, digits).format(value) + (currency ? "\u00a0" + currency : "");
    }

    /** @param {number} value */
    function whole(value) {
        return new Intl.NumberFormat(document.documentElement.lang).format(value);
    }

    /**
     * An element. Texts become text nodes, so a name that looks like markup stays a name.
     * @param {string} tag
     * @param {Record<string, string | boolean | number | ((event: any) => void) | null | undefined>} [attributes] on… are listeners; true sets an empty attribute, false and null none
     * @param {...(Node | string | null | undefined)} children
     * @returns {any}
     */
    function element(tag, attributes, ...children) {
        const made = document.createElement(tag);
        for (const name of Object.keys(attributes || {})) {
            const value = /** @type {any} */ (attributes)[name];
            if (typeof value === "function") {
                made.addEventListener(name.slice(2), value);
            } else if (value !== false && value !== null && value !== undefined) {
                made.setAttribute(name, value === true ? "" : String(value));
            }
        }
        for (const child of children) {
            if (child !== null && child !== undefined) {
                made.append(child);
            }
        }
        return made;
    }

    /** @param {string} id @returns {any} */
    function byId(id) {
        const found = document.getElementById(id);
        if (!found) {
            throw new PageError("The page lacks its part " + id + ".");
        }
        return found;
    }

    /**
     * A request for Xrm.WebApi.online.execute; getMetadata has to stand on the prototype.
     * @param {string} name
     * @param {Record<string, string>} types Edm types of the parameters
     * @param {Record<string, any>} values blank ones are left out
     * @param {boolean} [isFunction]
     */
    function request(name, types, values, isFunction) {
        /** @type {Record<string, any>} */
        const given = {};
        /** @type {Record<string, {typeName: string, structuralProperty: number}>} */
        const parameterTypes = {};
        for (const key of Object.keys(types)) {
            if (values[key] !== undefined && values[key] !== null && values[key] !== "") {
                given[key] = values[key];
                parameterTypes[key] = { typeName: types[key], structuralProperty: /** @type {any} */ (KIND)[types[key]] };
            }
        }
        const prototype = {
            getMetadata: function () {
                return { boundParameter: null, operationType: isFunction ? 1 : 0, operationName: name, parameterTypes: parameterTypes };
            },
        };
        return Object.assign(Object.create(prototype), given);
    }

    /** The custom APIs that the pages call: the Edm type of each parameter. Compared with the solution by a test. */
    const APIS = {
        ino_GetConnectionStatus: { isFunction: true, types: {} },
        ino_GetConnectionSettings: { isFunction: true, types: {} },
        ino_SaveConnectionSettings: { types: { ConnectionId: "Edm.Guid", ClientId: "Edm.String", ClientSecret: "Edm.String", Environment: "Edm.String", RedirectUri: "Edm.String" } },
        ino_BeginConnection: { types: { ConnectionId: "Edm.Guid" } },
        ino_CompleteConnection: { types: { ConnectionId: "Edm.Guid", State: "Edm.String", Code: "Edm.String", RealmId: "Edm.String", RedirectUri: "Edm.String", Confirmed: "Edm.Boolean" } },
        ino_ImportConnection: { types: { ConnectionId: "Edm.Guid", RefreshToken: "Edm.String", RealmId: "Edm.String", Confirmed: "Edm.Boolean" } },
        ino_Disconnect: { types: { ConnectionId: "Edm.Guid", ForgetKeys: "Edm.Boolean" } },
        ino_TestConnection: { types: { CompanyId: "Edm.Guid" } },
        ino_LoadLists: { types: { CompanyId: "Edm.Guid" } },
        ino_FindLinkProposals: { types: { CompanyId: "Edm.Guid", TableName: "Edm.String", Search: "Edm.String", Filter: "Edm.String", PageSize: "Edm.Int32", PageToken: "Edm.String" } },
        ino_LinkExisting: { types: { CompanyId: "Edm.Guid", TableName: "Edm.String", RecordIds: "Collection(Edm.String)", EntryIds: "Collection(Edm.String)" } },
        ino_PlanPromotion: { types: { TableName: "Edm.String", RecordIds: "Collection(Edm.String)", CompanyId: "Edm.Guid" } },
        ino_PromoteMany: { types: { TableName: "Edm.String", RecordIds: "Collection(Edm.String)", CompanyId: "Edm.Guid" } },
    };

    /**
     * Calls a custom API and gives its answer.
     * @param {keyof typeof APIS} name
     * @param {Record<string, any>} [values]
     * @returns {Promise<any>}
     */
    async function call(name, values) {
        const api = /** @type {{ types: Record<string, string>, isFunction?: boolean }} */ (APIS[name]);
        const answer = await xrm().WebApi.online.execute(request(name, api.types, values || {}, api.isFunction));
        if (!answer.ok) {
            throw new PageError(text("error.unexpected"));
        }
        return answer.status === 204 ? {} : answer.json();
    }

    /**
     * What to tell of a failure: the platform's sentence without the code in front.
     * @param {any} failure
     */
    function explain(failure) {
        const message = failure && failure.message ? String(failure.message) : "";
        return message.replace(/^\[[A-Z]+-\d+\]\s*/, "") || text("error.unexpected");
    }

    /** A text inside an OData literal. @param {string} value */
    function literal(value) {
        return encodeURIComponent(value.replace(/'/g, "''"));
    }

    /**
     * Says it to screen readers; what everybody sees is the page's own business.
     * @param {string} message
     */
    function announce(message) {
        const region = byId("announcer");
        region.textContent = "";
        window.setTimeout(function () {
            region.textContent = message;
        }, 50);
    }

    /**
     * Shows a message bar. @param {any} place @param {"info" | "success" | "warning" | "error"} kind @param {string} message @param {...Node} more buttons
     */
    function show(place, kind, message, ...more) {
        place.replaceChildren(element("div", { class: "bar " + kind, role: kind === "error" ? "alert" : "status" },
            element("span", { class: "visually-hidden" }, text("kind." + kind) + ": "), element("span", { class: "bar-text" }, message), ...more));
    }

    /**
     * Runs something once at a time: the button is off while it runs, and a failure is shown where the page says.
     * @param {any} button
     * @param {any} place
     * @param {() => Promise<void>} work
     */
    async function once(button, place, work) {
        if (button.getAttribute("aria-disabled") === "true") {
            return;
        }
        button.setAttribute("aria-disabled", "true");
        button.classList.add("busy");
        try {
            await work();
        } catch (failure) {
            show(place, "error", explain(failure));
        } finally {
            button.removeAttribute("aria-disabled");
            button.classList.remove("busy");
        }
    }

    /** What the page was opened for: the app hands it over as the parameter data, a JSON text; a long list lies in the session. @returns {Record<string, any>} */
    function data() {
        const given = new URLSearchParams(window.location.search).get("data");
        try {
            const what = given ? JSON.parse(given) : {};
            return what.stored ? JSON.parse(window.sessionStorage.getItem(what.stored) || "{}") : what;
        } catch (unreadable) {
            return {};
        }
    }

    /**
     * Starts a page: texts first, then its own work.
     * @param {() => Promise<void>} work
     */
    async function start(work) {
        const app = xrm();
        try {
            await loadTexts(app ? app.Utility.getGlobalContext().userSettings.languageId : navigator.language.slice(0, 2) === "de" ? 1031 : ENGLISH);
            fill(document);
            document.title = text(document.body.getAttribute("data-title") || "");
            if (!app) {
                throw new PageError(text("error.openInApp"));
            }
            await work();
        } catch (failure) {
            show(byId("messages"), "error", explain(failure));
        } finally {
            document.body.removeAttribute("data-loading");
        }
    }

    /** @param {number} milliseconds */
    function pause(milliseconds) {
        return new Promise((resolve) => window.setTimeout(resolve, milliseconds));
    }

    window.InoLink.Pages = {
        APIS: APIS, PageError: PageError, announce: announce, byId: byId, call: call, data: data, day: day, element: element, explain: explain, fill: fill, literal: literal, loadTexts: loadTexts,
        money: money, once: once, parseTexts: parseTexts, pause: pause, request: request, show: show, start: start, text: text, whole: whole, xrm: xrm,
    };
})();
