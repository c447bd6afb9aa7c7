/** Polling: when it looks, and when it stops. */
import assert from "node:assert/strict";
import test from "node:test";
import { App, JOB, settle } from "./app.mjs";
import { form } from "./form.mjs";

const QUEUED = { ino_jobstatus: 776210000 };
const BLANK = { LinkStatus: "NotLinked", CanPromote: true, PlannedType: "Customer" };

async function promoted(job = QUEUED) {
    const app = new App({ apis: { ino_GetLinkStatus: BLANK, ino_Promote: { LinkJobId: JOB } }, rows: { ino_linkjob: job } });
    const account = form();
    await app.InoLink.Commands.promoteForm(account);
    await settle();
    const begin = app.now;
    return { app, account, looks: () => app.log.filter((entry) => entry.name === "retrieveRecord").map((entry) => (entry.at - begin) / 1000) };
}

test("it looks after 1, 2, 3, 5, 8, 10, 10 … seconds, at most 90", async () => {
    const { app, looks } = await promoted();
    await app.advance(1000);
    assert.deepEqual(looks(), [1, 3, 6, 11, 19, 29, 39, 49, 59, 69, 79, 89, 90]);
});

test("it reads four columns of one row", async () => {
    const { app } = await promoted();
    await app.advance(1);
    const [look] = app.done("retrieveRecord");
    assert.equal(look.table, "ino_linkjob");
    assert.equal(look.id, JOB);
    assert.equal(look.query.split("=")[1].split(",").length, 4);
});

test("nothing is asked while the page is hidden, and it goes on when it is seen again", async () => {
    const { app, looks } = await promoted();
    await app.advance(1);
    app.show("hidden");
    await app.advance(300);
    assert.equal(looks().length, 1);
    app.show("visible");
    await settle();
    assert.equal(looks().length, 2);
    assert.equal(app.listeners.size, 0, "the listener is gone");
});

test("it stops without a word once another record is open", async () => {
    const { app, account, looks } = await promoted();
    await app.advance(1);
    app.page = { pageType: "entityrecord", entityName: "account", entityId: "22222222-2222-3333-4444-555555555555" };
    await app.advance(300);
    assert.equal(looks().length, 1);
    assert.equal(app.done("bar").length, 0);
    assert.equal(account.refreshes, 0);
    assert.equal(account.notices.size, 0);
});

test("a look that fails is told and ends it, and the form no longer says that it waits", async () => {
    const { app, account, looks } = await promoted(new Error("gone"));
    await app.advance(300);
    assert.equal(looks().length, 1);
    assert.equal(app.done("error")[0].message, "gone");
    assert.equal(account.notices.size, 0);
});

test("a canceled job is told as canceled", async () => {
    const { app } = await promoted({ ino_jobstatus: 776210004 });
    await app.advance(1);
    assert.equal(app.done("bar")[0].message, "The job was canceled.");
});
