/** Promote and Unlink of a grid's selection. */
import assert from "node:assert/strict";
import test from "node:test";
import { App, settle } from "./app.mjs";
import { grid, references } from "./form.mjs";

const BATCH = "77777777-2222-3333-4444-555555555555";
const SUCCESS = 776210002;
const ERROR = 776210003;

function answer(queued, skipped = []) {
    const results = [...Array.from({ length: queued }, () => ({ Queued: true, Reason: "" })), ...skipped.map(([RecordName, Reason]) => ({ Queued: false, RecordName, Reason }))];
    return { BatchId: queued ? BATCH : undefined, QueuedCount: queued, SkippedCount: skipped.length, Results: results };
}

async function clicked(app, accounts, rows, command = "promoteGrid") {
    await Promise.all([app.InoLink.Commands[command](accounts, rows), settle()]);
}

test("18 accounts: one question with the count, one call, one summary that leads to the jobs", async () => {
    const skipped = [["Fourth Coffee", "already waiting"], ["Bundle A", "bundles cannot be promoted"]];
    const app = new App({ apis: { ino_PromoteMany: answer(16, skipped) }, lists: { ino_linkjob: [] }, confirm: [true, true] });
    const accounts = grid();
    await clicked(app, accounts, references("account", 18));
    const [question, summary] = app.done("confirm");
    assert.equal(question.text, "Promote 18 accounts?");
    assert.equal(app.done("ino_PromoteMany").length, 1);
    assert.equal(app.done("ino_PromoteMany")[0].RecordIds.length, 18);
    assert.equal(app.done("ino_PromoteMany")[0].RecordIds[0], "00000000-0000-0000-0000-000000000001");
    assert.equal(summary.text, "16 queued. 2 skipped:\nFourth Coffee: already waiting\nBundle A: bundles cannot be promoted");
    assert.equal(summary.confirmButtonLabel, "Show jobs");
    assert.deepEqual(JSON.parse(app.done("navigateTo")[0].page.data), { batch: BATCH });
    assert.equal(accounts.refreshes, 1);
    assert.equal(app.busy, 0);
});

test("nothing is called on No", async () => {
    const app = new App({ confirm: [false] });
    await clicked(app, grid(), references("account", 2));
    assert.equal(app.done("ino_PromoteMany").length, 0);
});

test("one record is counted as one, more than 100 as long, documents as going once", async () => {
    for (const [table, count, text] of [["contact", 1, "Promote 1 contact?"], ["product", 101, "Promote 101 products? It may take a while."], ["invoice", 3, "Promote 3 invoices? Each goes over once."]]) {
        const app = new App({ confirm: [false] });
        await clicked(app, grid(table), references(table, count));
        assert.equal(app.done("confirm")[0].text, text);
    }
});

test("250 rows go in one call", async () => {
    const app = new App({ apis: { ino_PromoteMany: answer(250) }, lists: { ino_linkjob: [{ status: SUCCESS, jobs: 250 }] }, confirm: [true, false] });
    await clicked(app, grid(), references("account", 250));
    assert.equal(app.done("execute").length, 1);
    assert.equal(app.done("ino_PromoteMany")[0].RecordIds.length, 250);
    await app.advance(5);
    assert.equal(app.done("retrieveMultipleRecords").length, 1, "one aggregate query follows them all");
    assert.match(decodeURIComponent(app.done("retrieveMultipleRecords")[0].query), /aggregate="true"/);
});

test("only the first ten reasons are listed", async () => {
    const skipped = Array.from({ length: 25 }, (_, index) => [`Row ${index}`, "no"]);
    const app = new App({ apis: { ino_PromoteMany: answer(0, skipped) } , confirm: [true] });
    await clicked(app, grid(), references("account", 25));
    const lines = app.done("alert")[0].text.split("\n");
    assert.equal(lines.length, 12);
    assert.equal(lines[11], "… and 15 more");
});

test("a record that may not be seen is listed without its name", async () => {
    const app = new App({ apis: { ino_PromoteMany: answer(0, [[undefined, "The record does not exist."]]) }, confirm: [true] });
    await clicked(app, grid(), references("account", 1));
    assert.match(app.done("alert")[0].text, /A record that you may not see: The record does not exist\./);
});

test("the bar is updated each 5 seconds and ends with the counts and the failed ones", async () => {
    const states = [[], [{ status: SUCCESS, jobs: 10 }], [{ status: SUCCESS, jobs: 14 }, { status: ERROR, jobs: 2 }]];
    const app = new App({ apis: { ino_PromoteMany: answer(16) }, lists: { ino_linkjob: () => states.shift() }, confirm: [true, false] });
    const accounts = grid();
    await clicked(app, accounts, references("account", 16));
    assert.equal([...app.bars.values()][0].message, "16 accounts being promoted");
    await app.advance(5);
    assert.equal([...app.bars.values()][0].message, "0 of 16 done, 0 failed");
    await app.advance(5);
    assert.equal([...app.bars.values()][0].message, "10 of 16 done, 0 failed");
    await app.advance(5);
    assert.equal(app.bars.size, 1, "one bar at a time");
    const [bar] = app.bars.values();
    assert.equal(bar.message, "14 promoted, 2 failed");
    assert.equal(bar.action.actionLabel, "Show failed");
    bar.action.eventHandler();
    await settle();
    assert.deepEqual(JSON.parse(app.done("navigateTo")[0].page.data), { batch: BATCH, failed: true });
    assert.equal(accounts.refreshes, 2);
});

test("after two minutes the batch is left to itself", async () => {
    const app = new App({ apis: { ino_PromoteMany: answer(16) }, lists: { ino_linkjob: [{ status: SUCCESS, jobs: 4 }] }, confirm: [true, false] });
    await clicked(app, grid(), references("account", 16));
    await app.advance(600);
    assert.equal(app.done("retrieveMultipleRecords").length, 24);
    assert.equal([...app.bars.values()].pop().message, "4 promoted, 0 failed, 12 still waiting; you can go on working");
    assert.equal(app.bars.size, 1);
});

test("a query that fails takes the bar away and is told", async () => {
    const app = new App({ apis: { ino_PromoteMany: answer(2) }, lists: { ino_linkjob: new Error("down") }, confirm: [true, false] });
    await clicked(app, grid(), references("account", 2));
    await app.advance(5);
    assert.equal(app.bars.size, 0);
    assert.equal(app.done("error").length, 1);
});

test("a call that fails leaves the app free, and the next click asks again", async () => {
    const app = new App({ apis: { ino_PromoteMany: new Error("[INO-1107] 300 records are too many for one call.") }, confirm: [true, true] });
    await clicked(app, grid(), references("account", 2));
    assert.equal(app.done("error")[0].message, "300 records are too many for one call.");
    assert.equal(app.busy, 0);
    await clicked(app, grid(), references("account", 2));
    assert.equal(app.done("confirm").length, 2);
});

test("two clicks are one question", async () => {
    const app = new App({ apis: { ino_PromoteMany: answer(0, [["Row", "no"]]) }, confirm: [true] });
    const accounts = grid();
    const rows = references("account", 2);
    await Promise.all([clicked(app, accounts, rows), clicked(app, accounts, rows)]);
    assert.equal(app.done("ino_PromoteMany").length, 1);
});

test("Unlink of a mixed selection unlinks the linked ones in one call and lists the rest", async () => {
    const results = [{ Unlinked: true, Reason: "" }, { Unlinked: false, RecordName: "Row 2", Reason: "The record is not linked to QuickBooks." }];
    const app = new App({ apis: { ino_UnlinkMany: { UnlinkedCount: 1, SkippedCount: 1, Results: results } }, confirm: [true] });
    const accounts = grid();
    await clicked(app, accounts, references("account", 2), "unlinkGrid");
    assert.match(app.done("confirm")[0].text, /^Unlink 2 accounts\?.*Updates stop in both directions/);
    assert.equal(app.done("ino_UnlinkMany").length, 1);
    assert.equal(app.done("alert")[0].text, "1 unlinked. 1 skipped:\nRow 2: The record is not linked to QuickBooks.");
    assert.equal(accounts.refreshes, 1);
});

test("the jobs of a selection, and all jobs without one", async () => {
    const app = new App();
    await app.InoLink.Commands.showJobsGrid(references("quote", 2));
    await app.InoLink.Commands.showJobsGrid([]);
    const [some, every] = app.done("navigateTo");
    assert.equal(JSON.parse(some.page.data).ids.length, 2);
    assert.equal(every.page.pageType, "entitylist");
    assert.equal(every.page.entityName, "ino_linkjob");
});

test("a long selection travels through the session, not through the address", async () => {
    const app = new App();
    await app.InoLink.Commands.previewGrid(references("account", 250));
    const { stored } = JSON.parse(app.done("navigateTo")[0].page.data);
    assert.equal(JSON.parse(app.session.get(stored)).ids.length, 250);
});

test("Open in QuickBooks opens the chosen row", async () => {
    const app = new App({ apis: { ino_GetLinkStatus: { IsLinked: true, QuickBooksUrl: "https://qbo.intuit.com/login?z" } } });
    await app.InoLink.Commands.openGrid(references("invoice", 1));
    assert.deepEqual(app.done("openUrl"), ["https://qbo.intuit.com/login?z"]);
});
