/** Enable rules: which label of Promote shows, when Unlink does, what hides everything. */
import assert from "node:assert/strict";
import test from "node:test";
import { App } from "./app.mjs";
import { form, grid } from "./form.mjs";

const TO_BE_LINKED = 776210000;
const LINKED = 776210001;
const ERROR = 776210002;
const UNLINKED = 776210003;
const TABLES = ["account", "contact", "product", "quote", "salesorder", "invoice"];

function app(table, status, options = {}) {
    const tables = { Tables: (options.tables || TABLES).map((LogicalName) => ({ LogicalName })) };
    const row = { ino_linkstatus: status, ino_accountingid: options.accountingId };
    return new App({ apis: { ino_GetPromotableTables: tables }, rows: { [table]: row }, ...options });
}

async function shown(table, status, options) {
    const { Rules } = app(table, status, options).InoLink;
    const names = [];
    for (const name of ["showsPromote", "showsPromoteAgain", "showsUpdate", "showsUnlink", "showsOpen", "isOnForm"]) {
        if (await Rules[name](form({ table }))) {
            names.push(name);
        }
    }
    return names;
}

const ROWS = [
    ["account", null, ["showsPromote", "isOnForm"]],
    ["account", UNLINKED, ["showsPromote", "isOnForm"]],
    ["account", TO_BE_LINKED, ["showsPromote", "isOnForm"]],
    ["account", ERROR, ["showsPromoteAgain", "isOnForm"]],
    ["account", LINKED, ["showsUpdate", "showsUnlink", "isOnForm"]],
    ["contact", LINKED, ["showsUpdate", "showsUnlink", "isOnForm"]],
    ["product", LINKED, ["showsUpdate", "showsUnlink", "isOnForm"]],
    ["quote", LINKED, ["showsPromote", "isOnForm"]],
    ["salesorder", LINKED, ["showsPromote", "isOnForm"]],
    ["invoice", LINKED, ["showsPromote", "isOnForm"]],
    ["invoice", ERROR, ["showsPromoteAgain", "isOnForm"]],
];
for (const [table, status, names] of ROWS) {
    test(`${table} with status ${status} shows ${names.join(", ")}`, async () => {
        assert.deepEqual(await shown(table, status), names);
    });
}

test("Open in QuickBooks shows where there is something to open", async () => {
    assert.ok((await shown("invoice", LINKED, { accountingId: "130" })).includes("showsOpen"));
});

test("a table that is switched off shows nothing", async () => {
    assert.deepEqual(await shown("quote", null, { tables: ["account"] }), []);
    assert.equal(await app("quote", null, { tables: ["account"] }).InoLink.Rules.isOnGrid(grid("quote")), false);
    assert.equal(await app("quote", null).InoLink.Rules.isOnGrid(grid("quote")), true);
});

test("offline shows nothing and asks nothing", async () => {
    const offline = app("account", null, { offline: true });
    assert.equal(await offline.InoLink.Rules.showsPromote(form()), false);
    assert.equal(await offline.InoLink.Rules.isOnGrid(grid()), false);
    assert.equal(offline.done("execute").length, 0);
});

test("what can't be known is hidden", async () => {
    assert.deepEqual(await shown("account", null, { rows: { account: new Error("no right") } }), []);
    assert.deepEqual(await shown("account", null, { apis: { ino_GetPromotableTables: new Error("down") } }), []);
});

test("the rules of one bar ask once, and again after some seconds and after an action", async () => {
    const one = app("account", null);
    const { Rules, Calls } = one.InoLink;
    await Promise.all([Rules.showsPromote(form()), Rules.showsUpdate(form()), Rules.showsUnlink(form()), Rules.isOnForm(form())]);
    assert.equal(one.done("retrieveRecord").length, 1);
    assert.equal(one.done("execute").length, 1);
    one.now += 6000;
    await Rules.showsPromote(form());
    assert.equal(one.done("retrieveRecord").length, 2);
    Calls.forget({ table: "account", id: Calls.bare(form().data.entity.getId()) });
    await Rules.showsPromote(form());
    assert.equal(one.done("retrieveRecord").length, 3);
    assert.equal(one.done("execute").length, 1);
});
