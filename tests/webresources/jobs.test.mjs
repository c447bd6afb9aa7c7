/** Commands of link jobs. */
import assert from "node:assert/strict";
import test from "node:test";
import { App, ID, settle } from "./app.mjs";
import { form, grid, references } from "./form.mjs";

const SCRIPTS = ["jobs", "bulk", "notices", "watch", "calls", "texts"];
const QUEUED = 776210000;

function job(status) {
    return form({ table: "ino_linkjob", values: { ino_jobstatus: status } });
}

test("Retry queues the job and says what the server said", async () => {
    const app = new App({ scripts: SCRIPTS, apis: { ino_RetryLinkJob: { JobStatus: "Queued", Message: "The job is queued again." } } });
    const made = job(776210003);
    await app.InoLink.Jobs.retryForm(made);
    assert.deepEqual(app.done("ino_RetryLinkJob"), [{ LinkJobId: ID }]);
    assert.equal(made.refreshes, 1);
    assert.equal(app.done("bar")[0].message, "The job is queued again.");
});

test("Cancel asks first", async () => {
    const apis = { ino_CancelLinkJob: { JobStatus: "Canceled", Message: "The job is canceled." } };
    const no = new App({ scripts: SCRIPTS, apis, confirm: [false] });
    await no.InoLink.Jobs.cancelForm(job(QUEUED));
    assert.equal(no.done("ino_CancelLinkJob").length, 0);
    const yes = new App({ scripts: SCRIPTS, apis, confirm: [true] });
    await yes.InoLink.Jobs.cancelForm(job(QUEUED));
    assert.deepEqual(yes.done("ino_CancelLinkJob"), [{ LinkJobId: ID }]);
});

test("Retry of a selection leaves none out because of one that is refused", async () => {
    const app = new App({
        scripts: SCRIPTS,
        apis: { ino_RetryLinkJob: ({ LinkJobId }) => (LinkJobId.endsWith("3") ? new Error("[INO-1020] The link job has the status Success.") : { Message: "ok" }) },
    });
    const jobs = grid("ino_linkjob");
    await app.InoLink.Jobs.retryGrid(jobs, references("ino_linkjob", 10));
    assert.equal(app.done("ino_RetryLinkJob").length, 10);
    assert.equal(app.done("alert")[0].text, "9 done. 1 skipped:\nRow 3: The link job has the status Success.");
    assert.equal(jobs.refreshes, 1);
    assert.equal(app.busy, 0);
});

test("Cancel of a selection asks once", async () => {
    const app = new App({ scripts: SCRIPTS, apis: { ino_CancelLinkJob: { Message: "ok" } }, confirm: [true] });
    await app.InoLink.Jobs.cancelGrid(grid("ino_linkjob"), references("ino_linkjob", 3));
    assert.equal(app.done("confirm").length, 1);
    assert.equal(app.done("ino_CancelLinkJob").length, 3);
});

test("Open in QuickBooks opens what the job made, or says that it made nothing", async () => {
    const made = new App({ scripts: SCRIPTS, rows: { ino_linkjob: { ino_accountingurl: "https://qbo.intuit.com/login?q" } } });
    await made.InoLink.Jobs.openForm(job(776210002));
    await made.InoLink.Jobs.openGrid(references("ino_linkjob", 1));
    assert.equal(made.done("openUrl").length, 2);
    const nothing = new App({ scripts: SCRIPTS, rows: { ino_linkjob: {} } });
    await nothing.InoLink.Jobs.openForm(job(QUEUED));
    assert.equal(nothing.done("alert").length, 1);
});

test("a refusal is told and the app is free again", async () => {
    const app = new App({ scripts: SCRIPTS, apis: { ino_RetryLinkJob: new Error("[INO-1016] The answer was lost.") } });
    await app.InoLink.Jobs.retryForm(job(QUEUED));
    assert.equal(app.done("error")[0].message, "The answer was lost.");
    assert.equal(app.busy, 0);
});

test("Retry shows for what failed or waits, Cancel for what waits, also where the form lacks the column", async () => {
    const statuses = [776210000, 776210001, 776210002, 776210003, 776210004];
    const expected = [[true, true], [false, false], [false, false], [true, false], [false, false]];
    const on = async (jobs, made) => [await jobs.canRetry(made), await jobs.canCancel(made)];
    const { Jobs } = new App({ scripts: SCRIPTS }).InoLink;
    assert.deepEqual(await Promise.all(statuses.map((status) => on(Jobs, job(status)))), expected);
    const bare = statuses.map((status) => new App({ scripts: SCRIPTS, rows: { ino_linkjob: { ino_jobstatus: status } } }).InoLink.Jobs);
    assert.deepEqual(await Promise.all(bare.map((jobs) => on(jobs, form({ table: "ino_linkjob" })))), expected);
});

test("a command waits for the scripts it needs, and says so where one never comes", async () => {
    const late = new App({ scripts: ["jobs", "bulk", "notices", "watch", "calls"], apis: { ino_RetryLinkJob: { Message: "ok" } } });
    const clicked = late.InoLink.Jobs.retryForm(job(QUEUED));
    await late.advance(1);
    assert.equal(late.done("ino_RetryLinkJob").length, 0);
    late.load("texts");
    await late.advance(1);
    await clicked;
    assert.equal(late.done("ino_RetryLinkJob").length, 1);
    const never = new App({ scripts: ["commands"] });
    const promised = never.InoLink.Commands.promoteForm(form());
    await never.advance(30);
    await promised;
    await settle();
    assert.match(never.done("error")[0].message, /did not load/);
});
