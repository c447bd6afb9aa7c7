/**
 * A small fake of the app around the scripts: Xrm with dialogs that answer from a list, notifications and calls that are recorded, a clock that only the test moves. The scripts run as the
 * platform runs them: classic scripts in one page, files in any order, nothing of the host but what is named here.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { WEBRESOURCES } from "./repository.mjs";
import { strings } from "./resx.mjs";

export const SCRIPTS = ["commands", "rules", "bulk", "promotion", "pane", "jobs", "form", "watch", "notices", "calls", "texts"];
export const ID = "11111111-2222-3333-4444-555555555555";
export const JOB = "99999999-2222-3333-4444-555555555555";

/** Lets everything run that waits for nothing but promises. */
export async function settle() {
    for (let turn = 0; turn < 50; turn++) {
        await new Promise((resolve) => setImmediate(resolve));
    }
}

/** The same value made here: what a script made bears the page's own Array and Object. */
function own(value) {
    if (value === null || typeof value !== "object") {
        return value;
    }
    return Array.isArray(value) ? value.map(own) : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, own(part)]));
}

export class App {
    /**
     * @param {{ scripts?: string[], apis?: object, rows?: object, lists?: object, confirm?: boolean[], roles?: string[], language?: number, offline?: boolean, strings?: boolean }} options
     *   apis: answers of custom APIs by name, a value or a function of the request; rows: of retrieveRecord by table; lists: of retrieveMultipleRecords by table; confirm: answers of the
     *   confirmations in order, a missing one fails the test.
     */
    constructor(options = {}) {
        this.options = { apis: {}, rows: {}, lists: {}, roles: [], language: 1033, ...options };
        this.confirm = [...(options.confirm || [])];
        this.log = [];
        this.bars = new Map();
        this.busy = 0;
        this.now = new Date("2026-11-22T10:00:00Z").getTime();
        this.timers = [];
        this.listeners = new Set();
        this.page = { pageType: "entityrecord", entityName: "account", entityId: ID };
        this.document = {
            visibilityState: "visible",
            addEventListener: (_, listener) => this.listeners.add(listener),
            removeEventListener: (_, listener) => this.listeners.delete(listener),
        };
        this.session = new Map();
        const app = this;
        const clock = class extends Date {
            constructor(...given) {
                super(...(given.length ? given : [app.now]));
            }
            static now() {
                return app.now;
            }
        };
        this.window = vm.createContext({
            Xrm: this.xrm(),
            Date: clock,
            Intl,
            document: this.document,
            sessionStorage: { setItem: (key, value) => this.session.set(key, value), getItem: (key) => this.session.get(key) },
            BroadcastChannel: class {
                constructor() {
                    app.channel = this;
                }
            },
            setTimeout: (action, wait) => this.timers.push({ at: this.now + (wait || 0), action }),
            clearTimeout: () => undefined,
        });
        this.window.window = this.window;
        (options.scripts || SCRIPTS).forEach((name) => this.load(name));
        this.InoLink = this.window.InoLink;
    }

    load(name) {
        vm.runInContext(readFileSync(join(WEBRESOURCES, "ino_", "js", name + ".js"), "utf8"), this.window, { filename: name + ".js" });
    }

    /** Moves the clock; timers run in their order. */
    async advance(seconds) {
        const end = this.now + seconds * 1000;
        await settle();
        for (;;) {
            this.timers.sort((a, b) => a.at - b.at);
            if (this.timers.length === 0 || this.timers[0].at > end) {
                break;
            }
            const timer = this.timers.shift();
            this.now = Math.max(this.now, timer.at);
            timer.action();
            await settle();
        }
        this.now = end;
    }

    show(state) {
        this.document.visibilityState = state;
        [...this.listeners].forEach((listener) => listener());
    }

    /** What was done under a name, in order. */
    done(name) {
        return this.log.filter((entry) => entry.name === name).map((entry) => entry.given);
    }

    note(name, given) {
        this.log.push({ name, given: own(given), at: this.now });
    }

    xrm() {
        const { options } = this;
        const answer = (from, key, given) => {
            const found = from[key];
            if (found === undefined) {
                throw new Error(`the test has no answer for ${key}`);
            }
            const value = typeof found === "function" ? found(given) : found;
            if (value instanceof Error) {
                throw value;
            }
            return value;
        };
        const confirmed = (given) => {
            this.note("confirm", given);
            if (this.confirm.length === 0) {
                throw new Error(`nobody said what to answer to: ${given.text}`);
            }
            return { confirmed: this.confirm.shift() };
        };
        return {
            App: {
                addGlobalNotification: async (bar) => {
                    const id = "bar" + this.log.length;
                    this.note("bar", bar);
                    this.bars.set(id, bar);
                    return id;
                },
                clearGlobalNotification: async (id) => this.bars.delete(id),
                sidePanes: {
                    getPane: () => this.pane,
                    createPane: async (given) => {
                        this.note("createPane", given);
                        this.pane = { navigate: async (where) => this.note("paneNavigate", where), select: () => undefined };
                        return this.pane;
                    },
                },
            },
            Navigation: {
                openConfirmDialog: async (given) => confirmed(given),
                openAlertDialog: async (given) => this.note("alert", given),
                openErrorDialog: async (given) => this.note("error", given),
                openUrl: (url) => this.note("openUrl", url),
                navigateTo: async (page, how) => this.note("navigateTo", { page, how }),
            },
            Utility: {
                getResourceString: (file, key) => (options.strings === false ? null : strings(options.language === 1031 ? 1031 : 1033).get(key) ?? null),
                getGlobalContext: () => ({
                    client: { isOffline: () => options.offline === true },
                    userSettings: { languageId: options.language, roles: { forEach: (action) => options.roles.map((name) => ({ name })).forEach(action) } },
                    getWebResourceUrl: (name) => "/WebResources/" + name,
                }),
                getPageContext: () => ({ input: this.page }),
                showProgressIndicator: (text) => {
                    this.busy++;
                    this.note("busy", text);
                },
                closeProgressIndicator: () => {
                    this.busy--;
                },
            },
            WebApi: {
                online: {
                    execute: async (request) => {
                        const metadata = Object.getPrototypeOf(request).getMetadata();
                        this.note(metadata.operationName, { ...request });
                        this.note("execute", { metadata, request: { ...request } });
                        const value = answer(options.apis, metadata.operationName, request);
                        return { ok: true, status: 200, json: async () => value };
                    },
                },
                retrieveRecord: async (table, id, query) => {
                    this.note("retrieveRecord", { table, id, query });
                    return answer(options.rows, table, { id, query });
                },
                retrieveMultipleRecords: async (table, query) => {
                    this.note("retrieveMultipleRecords", { table, query });
                    return { entities: answer(options.lists, table, query) };
                },
            },
        };
    }
}
