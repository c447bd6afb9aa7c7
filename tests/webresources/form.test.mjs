/** The form library of our own forms. */
import assert from "node:assert/strict";
import test from "node:test";
import { App } from "./app.mjs";
import { form } from "./form.mjs";

const TO_BE_LINKED = 776210000;
const LINKED = 776210001;
const ERROR = 776210002;
const SCRIPTS = ["form", "calls", "texts"];

async function opened(options, lists = {}) {
    const app = new App({ scripts: SCRIPTS, lists });
    const made = form(options);
    await app.InoLink.Form.onLoad({ getFormContext: () => made });
    return { app, made, notice: made.notices.get("ino_state") };
}

test("a record in Error says its sentence", async () => {
    const { notice } = await opened({ values: { ino_linkstatus: ERROR, ino_linkerror: "The name holds a colon." } });
    assert.deepEqual(notice, { text: "Not promoted to QuickBooks: The name holds a colon.", level: "ERROR" });
});

test("a linked record says its number", async () => {
    const { notice } = await opened({ table: "invoice", values: { ino_linkstatus: LINKED, ino_accountingref: "1037", ino_accountingid: "130" } });
    assert.deepEqual(notice, { text: "Linked to QuickBooks (1037).", level: "INFO" });
});

test("a record that waits says so only after 15 minutes", async () => {
    const waiting = { values: { ino_linkstatus: TO_BE_LINKED } };
    const long = await opened(waiting, { ino_linkjob: [{ ino_submittedat: "2026-11-22T09:40:00Z" }] });
    assert.equal(long.notice.level, "WARNING");
    assert.match(long.notice.text, /^Waiting for QuickBooks since \d\d:40/);
    assert.match(long.app.done("retrieveMultipleRecords")[0].query, /_ino_accountid_value eq 11111111-/);
    const short = await opened(waiting, { ino_linkjob: [{ ino_submittedat: "2026-11-22T09:50:00Z" }] });
    assert.equal(short.notice, undefined);
    const none = await opened(waiting, { ino_linkjob: [] });
    assert.equal(none.notice, undefined);
});

test("a record that was never promoted says nothing", async () => {
    const { made, app } = await opened({ values: { ino_linkstatus: null } });
    assert.equal(made.notices.size, 0);
    assert.equal(app.log.length, 0);
});

test("a linked document is locked but for its owner; a linked account is not", async () => {
    const invoice = await opened({ table: "invoice", values: { ino_linkstatus: LINKED, name: "x", totalamount: 1 } });
    assert.deepEqual(invoice.made.controls.filter((control) => !control.disabled).map((control) => control.name), ["ownerid"]);
    const account = await opened({ values: { ino_linkstatus: LINKED, name: "x" } });
    assert.ok(account.made.controls.every((control) => !control.disabled));
});

test("a released document can be written again, but not what the form locks itself", async () => {
    const { made } = await opened({ table: "invoice", values: { ino_linkstatus: LINKED, name: "x", ino_accountingid: "1" }, locked: ["ino_accountingid"] });
    made.values.ino_linkstatus = null;
    await made.data.refresh(false);
    assert.deepEqual(made.controls.filter((control) => control.disabled).map((control) => control.name), ["ino_accountingid"]);
    assert.equal(made.notices.size, 0);
});

test("a refresh shows the new state", async () => {
    const { made } = await opened({ values: { ino_linkstatus: TO_BE_LINKED, ino_accountingid: "" } }, { ino_linkjob: [] });
    made.values.ino_linkstatus = LINKED;
    made.values.ino_accountingid = "58";
    await made.data.refresh(false);
    assert.equal(made.notices.get("ino_state").text, "Linked to QuickBooks (58).");
});

test("a form that is loaded again registers nothing twice", async () => {
    const { app, made } = await opened({ values: { ino_linkstatus: TO_BE_LINKED } }, { ino_linkjob: [] });
    await app.InoLink.Form.onLoad({ getFormContext: () => made });
    const before = app.done("retrieveMultipleRecords").length;
    await made.data.refresh(false);
    assert.equal(app.done("retrieveMultipleRecords").length, before + 1);
});

test("a form without our columns is left alone", async () => {
    const { made } = await opened({ values: { name: "x" } });
    assert.equal(made.notices.size, 0);
    assert.ok(made.controls.every((control) => !control.disabled));
});
