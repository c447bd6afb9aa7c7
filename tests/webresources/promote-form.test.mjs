/** Promote and Unlink on a form: each row of the commands' table (what is asked, what is told, what is called). */
import assert from "node:assert/strict";
import test from "node:test";
import { App, ID, JOB, settle } from "./app.mjs";
import { form } from "./form.mjs";

const QUEUED = 776210000;
const SUCCESS = 776210002;
const ERROR = 776210003;
const BLANK = { IsLinked: false, LinkStatus: "NotLinked", CanPromote: true, CanUnlink: false, RecordName: "A. Datum", CompanyName: "Contoso Ltd", PlannedAction: "Create", PlannedType: "Customer" };
const DOCUMENT = { ...BLANK, PlannedType: "Invoice", CustomerName: "A. Datum", TotalAmount: 1250, CurrencyCode: "EUR" };
const LINKED_ON = "2026-11-21T09:00:00Z";

/** A job that ends after some looks. */
function jobRow(status, more = {}, looks = 1) {
    let seen = 0;
    return ({ query }) => {
        if (query.includes("ino_accountingurl")) {
            return { ino_jobstatus: status, ino_accountingid: "58", ino_accountingurl: "https://qbo.intuit.com/login?x", ...more };
        }
        seen++;
        return { ino_jobstatus: seen >= looks ? status : QUEUED, ...more };
    };
}

function open(status, options = {}) {
    return new App({
        ...options,
        apis: { ino_GetLinkStatus: status, ino_Promote: { LinkJobId: JOB, LinkStatus: "ToBeLinked", Created: true, Message: "" }, ino_Unlink: { LinkStatus: "Unlinked" }, ...options.apis },
        rows: { ino_linkjob: jobRow(SUCCESS), ...options.rows },
    });
}

async function click(app, on, command = "promoteForm") {
    await Promise.all([app.InoLink.Commands[command](on), settle()]);
}

test("a blank account is queued without a question and its end is told with a way to QuickBooks", async () => {
    const app = open(BLANK);
    const account = form();
    await click(app, account);
    assert.deepEqual(app.done("ino_Promote"), [{ TableName: "account", RecordId: ID, Force: false }]);
    assert.equal(app.done("confirm").length, 0);
    assert.deepEqual(account.notices.get("ino_progress"), { text: "Waiting for QuickBooks …", level: "INFO" });
    assert.equal(app.busy, 0, "nobody waits while QuickBooks works");
    await app.advance(2);
    assert.equal(account.notices.size, 0);
    assert.equal(account.refreshes, 1);
    assert.equal(account.ribbons, 1);
    const [bar] = app.done("bar");
    assert.equal(bar.type, 2);
    assert.equal(bar.level, 1);
    assert.equal(bar.showCloseButton, true);
    assert.equal(bar.message, "Promoted as Customer 58.");
    assert.equal(bar.action.actionLabel, "Open in QuickBooks");
    bar.action.eventHandler();
    assert.deepEqual(app.done("openUrl"), ["https://qbo.intuit.com/login?x"]);
});

test("an unlinked account is asked whether to take up the old customer again", async () => {
    const app = open({ ...BLANK, LinkStatus: "Unlinked", PlannedAction: "Link", FormerQuickBooksId: "58" }, { confirm: [true] });
    await click(app, form());
    assert.match(app.done("confirm")[0].text, /linked to Customer 58/);
    assert.equal(app.done("confirm")[0].confirmButtonLabel, "Link again");
    assert.equal(app.done("ino_Promote").length, 1);
});

test("a record with an open job is not queued again: since when it waits, and the job", async () => {
    const status = { ...BLANK, LinkStatus: "ToBeLinked", CanPromote: false, BlockedCode: "INO-1018", BlockedReason: "server's words", JobSubmittedOn: "2026-11-22T09:32:00Z", LinkJobId: JOB };
    const app = open(status, { confirm: [true] });
    await click(app, form());
    assert.match(app.done("confirm")[0].text, /^A job is already waiting since \d\d:32( AM)?\.$/);
    assert.equal(app.done("confirm")[0].confirmButtonLabel, "Show job");
    assert.deepEqual(app.done("navigateTo").map(({ page, how }) => [page, how.target]), [[{ pageType: "entityrecord", entityName: "ino_linkjob", entityId: JOB }, 2]]);
    assert.equal(app.done("ino_Promote").length, 0);
});

test("an account in Error shows the last error first, then is queued", async () => {
    const app = open({ ...BLANK, LinkStatus: "Error", ErrorDescription: "The name holds a colon." }, { confirm: [true] });
    await click(app, form());
    assert.equal(app.done("confirm")[0].text, "Last time: The name holds a colon.");
    assert.equal(app.done("confirm")[0].confirmButtonLabel, "Promote again");
    assert.equal(app.done("ino_Promote").length, 1);
});

const ALIKE = { ...BLANK, LinkStatus: "Error", CanPromote: false, BlockedCode: "INO-1406", BlockedReason: "QuickBooks has customers whose names are nearly that.", ForceLabel: "Make a new customer all the same" };

test("what a rule refuses but people may decide is asked with the server's reason and words, and goes with Force", async () => {
    const app = open(ALIKE, { confirm: [true] });
    await click(app, form());
    const [question] = app.done("confirm");
    assert.equal(question.title, "Your decision");
    assert.equal(question.text, "QuickBooks has customers whose names are nearly that.");
    assert.equal(question.confirmButtonLabel, "Make a new customer all the same");
    assert.equal(question.cancelButtonLabel, "Cancel");
    assert.deepEqual(app.done("ino_Promote"), [{ TableName: "account", RecordId: ID, Force: true }]);
});

test("Cancel at that question does nothing", async () => {
    for (const command of [(app) => click(app, form()), (app) => app.InoLink.Texts.ready().then(() => app.InoLink.Promotion.overrule(app.InoLink.Commands.place(form())))]) {
        const app = open(ALIKE, { confirm: [false] });
        await command(app);
        assert.equal(app.done("confirm").length, 1);
        assert.equal(app.done("ino_Promote").length, 0);
        assert.equal(app.done("alert").length, 0);
    }
});

test("a document that is decided about is asked for with its total, too, where it would be made", async () => {
    const app = open({ ...DOCUMENT, LinkStatus: "Error", CanPromote: false, BlockedReason: "An earlier revision is there.", PlannedType: "Estimate", ForceLabel: "Send it" }, { confirm: [true] });
    await click(app, form({ table: "quote" }));
    assert.match(app.done("confirm")[0].text, /^An earlier revision is there\.\n\nCreate an estimate over/);
    assert.equal(app.done("ino_Promote")[0].Force, true);
});

const TAKEN = { ...DOCUMENT, LinkStatus: "Error", ErrorDescription: "It looks like this very document.", ForceLabel: "Link to Invoice 1042" };

test("a document that QuickBooks seems to have is linked on yes; on No the question is whether to make one, without Force", async () => {
    const linked = open(TAKEN, { confirm: [true] });
    await click(linked, form({ table: "invoice" }));
    assert.equal(linked.done("confirm")[0].text, "It looks like this very document.");
    assert.equal(linked.done("ino_Promote")[0].Force, true);
    const made = open(TAKEN, { confirm: [false, true] });
    await click(made, form({ table: "invoice" }));
    assert.equal(made.done("confirm")[0].cancelButtonLabel, "No");
    assert.match(made.done("confirm")[1].text, /Create an invoice over/);
    assert.equal(made.done("ino_Promote")[0].Force, false);
    const none = open(TAKEN, { confirm: [false, false] });
    await click(none, form({ table: "invoice" }));
    assert.equal(none.done("ino_Promote").length, 0);
});

test("the pane's own button decides only about Force: No is the end", async () => {
    const app = open(TAKEN, { confirm: [false] });
    await app.InoLink.Texts.ready();
    await app.InoLink.Promotion.overrule(app.InoLink.Commands.place(form({ table: "invoice" })));
    assert.equal(app.done("confirm")[0].cancelButtonLabel, "Cancel");
    assert.equal(app.done("ino_Promote").length, 0);
});

test("nothing that can't be written is decided about before the connection stands", async () => {
    const app = open({ ...ALIKE, ConnectionProblem: "QuickBooks wants consent." }, { confirm: [false] });
    await click(app, form());
    assert.equal(app.done("confirm")[0].title, "QuickBooks is not connected");
    assert.equal(app.done("ino_Promote").length, 0);
});

test("a linked account is updated without a question", async () => {
    const app = open({ ...BLANK, IsLinked: true, LinkStatus: "Linked", CanUnlink: true, QuickBooksType: "Customer", QuickBooksId: "58", PlannedAction: "Update" });
    await click(app, form());
    assert.equal(app.done("confirm").length, 0);
    assert.equal(app.done("ino_Promote").length, 1);
});

test("an invoice is asked for with customer, total and target, and not queued on No", async () => {
    const app = open(DOCUMENT, { confirm: [false] });
    const invoice = form({ table: "invoice", name: "INV-1" });
    await click(app, invoice);
    assert.equal(app.done("confirm")[0].text.replace(/\u00a0/g, " "), "Create an invoice over EUR 1,250.00 for A. Datum in \u201cContoso Ltd\u201d?");
    assert.equal(app.done("ino_Promote").length, 0);
    assert.equal(invoice.notices.size, 0);
});

test("an invoice in Error shows the error and the question in one dialog", async () => {
    const app = open({ ...DOCUMENT, LinkStatus: "Error", ErrorDescription: "Books closed." }, { confirm: [true] });
    await click(app, form({ table: "invoice" }));
    const [question] = app.done("confirm");
    assert.match(question.text, /Books closed\.\n\nCreate an invoice over/);
    assert.equal(question.confirmButtonLabel, "Promote again");
    assert.equal(app.done("ino_Promote").length, 1);
});

for (const [type, words] of [["Estimate", "an estimate"], ["SalesReceipt", "a sales receipt"]]) {
    test(`a document that becomes ${type} is asked for as ${words}`, async () => {
        const app = open({ ...DOCUMENT, PlannedType: type }, { confirm: [false] });
        await click(app, form({ table: "salesorder" }));
        assert.match(app.done("confirm")[0].text, new RegExp("^Create " + words));
    });
}

test("a linked invoice is promoted once: its number, its day and the way to it", async () => {
    const status = {
        ...DOCUMENT, IsLinked: true, LinkStatus: "Linked", CanPromote: false, BlockedCode: "INO-1734", QuickBooksType: "Invoice", QuickBooksId: "130", QuickBooksDocNumber: "1037",
        QuickBooksUrl: "https://qbo.intuit.com/login?invoice", LastLinkedOn: LINKED_ON,
    };
    const app = open(status, { confirm: [true] });
    await click(app, form({ table: "invoice" }));
    assert.equal(app.done("confirm")[0].text, "Already promoted as Invoice 1037 on Nov 21, 2026. A transaction is promoted once.");
    assert.deepEqual(app.done("openUrl"), ["https://qbo.intuit.com/login?invoice"]);
    assert.equal(app.done("ino_Promote").length, 0);
});

test("a blocked record is told the server's reason", async () => {
    const app = open({ ...BLANK, CanPromote: false, BlockedCode: "INO-1303", BlockedReason: "Line 2: the product Chair is not linked. Promote it first." });
    await click(app, form({ table: "quote" }));
    assert.equal(app.done("alert")[0].text, "Line 2: the product Chair is not linked. Promote it first.");
    assert.equal(app.done("ino_Promote").length, 0);
});

test("without a company an administrator is led to the wizard, others to their administrator", async () => {
    const status = { ...BLANK, CanPromote: false, BlockedCode: "INO-1001", BlockedReason: "…" };
    const administrator = open(status, { roles: ["InoLink Administrator"], confirm: [true] });
    await click(administrator, form());
    assert.equal(administrator.done("confirm")[0].confirmButtonLabel, "Connect QuickBooks");
    assert.equal(administrator.done("navigateTo")[0].page.webresourceName, "ino_/html/connect.html");
    const salesperson = open(status);
    await click(salesperson, form());
    assert.match(salesperson.done("alert")[0].text, /Ask your administrator/);
});

test("with a lost consent an administrator is led to the wizard, others may let the job wait", async () => {
    const status = { ...BLANK, ConnectionProblem: "The connection needs a new consent." };
    const administrator = open(status, { roles: ["System Administrator"], confirm: [true] });
    await click(administrator, form());
    assert.equal(administrator.done("navigateTo").length, 1);
    assert.equal(administrator.done("ino_Promote").length, 0);
    const salesperson = open(status, { confirm: [true] });
    await click(salesperson, form());
    assert.match(salesperson.done("confirm")[0].text, /^The connection needs a new consent\. Ask your administrator\. The job may wait/);
    assert.equal(salesperson.done("ino_Promote").length, 1);
    const patient = open(status, { confirm: [false] });
    await click(patient, form());
    assert.equal(patient.done("ino_Promote").length, 0);
});

test("unsaved changes are saved before anything else", async () => {
    const app = open(BLANK, { confirm: [true] });
    const account = form({ dirty: true });
    await click(app, account);
    assert.equal(app.done("confirm")[0].confirmButtonLabel, "Save and promote");
    assert.equal(account.saves, 1);
    assert.equal(app.done("ino_Promote").length, 1);
});

test("unsaved changes that stay unsaved stop it", async () => {
    const app = open(BLANK, { confirm: [false] });
    const account = form({ dirty: true });
    await click(app, account);
    assert.equal(account.saves, 0);
    assert.equal(app.done("ino_GetLinkStatus").length, 0);
});

test("a value that is not valid stops it", async () => {
    const app = open(BLANK, { confirm: [true] });
    const account = form({ dirty: true, save: () => Promise.reject(new Error("Account Name: fill it in.")) });
    await click(app, account);
    assert.equal(app.done("alert")[0].text, "Account Name: fill it in.");
    assert.equal(app.done("ino_GetLinkStatus").length, 0);
});

test("a second click while the first is under way does nothing; a later one asks again", async () => {
    let answer;
    const app = open(BLANK, { apis: { ino_GetLinkStatus: () => BLANK, ino_Promote: () => answer } });
    const account = form();
    answer = new Error("[INO-1105] You may not change this record.");
    await Promise.all([click(app, account), click(app, account)]);
    assert.equal(app.done("ino_Promote").length, 1);
    assert.equal(app.done("error")[0].message, "You may not change this record.");
    answer = { LinkJobId: JOB };
    await click(app, account);
    assert.equal(app.done("ino_Promote").length, 2);
});

test("whatever fails, the app is not left busy", async () => {
    for (const apis of [{ ino_GetLinkStatus: new Error("down") }, { ino_Promote: new Error("down") }]) {
        const app = open(BLANK, { apis });
        await click(app, form());
        assert.equal(app.done("error").length, 1);
        assert.equal(app.busy, 0);
        assert.ok(app.done("busy").length > 0);
    }
});

test("a failed job is told with its fix, and can be promoted again and shown", async () => {
    const app = open(BLANK, { rows: { ino_linkjob: jobRow(ERROR, { ino_errordescription: "The name is taken.", ino_recommendation: "Rename the account." }) } });
    await click(app, form());
    await app.advance(1);
    const [error, details] = app.done("bar");
    assert.equal(error.level, 2);
    assert.equal(error.message, "A. Datum was not promoted: The name is taken. Rename the account.");
    assert.equal(error.action.actionLabel, "Promote again");
    assert.equal(details.action.actionLabel, "Show job");
    details.action.eventHandler();
    await settle();
    assert.deepEqual(app.done("navigateTo").map(({ page, how }) => [page, how.target]), [[{ pageType: "entityrecord", entityName: "ino_linkjob", entityId: JOB }, 2]]);
    error.action.eventHandler();
    await settle();
    assert.equal(app.done("ino_Promote").length, 2);
    assert.equal(app.bars.size, 0, "old bars are gone");
});

test("what has been typed meanwhile is not refreshed away", async () => {
    const app = open(BLANK);
    const account = form();
    await click(app, account);
    account.dirty = true;
    await app.advance(2);
    assert.equal(account.refreshes, 0);
    assert.equal(account.ribbons, 1);
    assert.equal(app.done("bar").length, 1);
});

test("a job that takes longer than 90 seconds is left to itself, with its reason", async () => {
    const app = open(BLANK, { rows: { ino_linkjob: { ino_jobstatus: QUEUED, ino_errordescription: "The request limit is reached." } } });
    const account = form();
    await click(app, account);
    await app.advance(600);
    assert.equal(account.notices.size, 0);
    const [bar] = app.done("bar");
    assert.equal(bar.message, "Still waiting for QuickBooks; you can go on working. The request limit is reached.");
    assert.equal(bar.action.actionLabel, "Show job");
});

test("Unlink asks, calls once and refreshes", async () => {
    const app = open(BLANK, { confirm: [true] });
    const account = form();
    await click(app, account, "unlinkForm");
    assert.equal(app.done("confirm")[0].text, "Updates stop in both directions. The QuickBooks record is kept.");
    assert.deepEqual(app.done("ino_Unlink"), [{ TableName: "account", RecordId: ID }]);
    assert.equal(account.refreshes, 1);
    assert.equal(app.done("bar")[0].message, "A. Datum is unlinked. QuickBooks keeps its record.");
});

test("Unlink does nothing on No, and a refusal is told", async () => {
    const no = open(BLANK, { confirm: [false] });
    await click(no, form(), "unlinkForm");
    assert.equal(no.done("ino_Unlink").length, 0);
    const refused = open(BLANK, { confirm: [true], apis: { ino_Unlink: new Error("[INO-1017] The record is on its way to QuickBooks.") } });
    await click(refused, form(), "unlinkForm");
    assert.equal(refused.done("error")[0].message, "The record is on its way to QuickBooks.");
    assert.equal(refused.busy, 0);
});

test("a German user reads German", async () => {
    const app = open(DOCUMENT, { language: 1031, confirm: [false] });
    await click(app, form({ table: "invoice" }));
    assert.match(app.done("confirm")[0].text, /^Eine Rechnung über 1\.250,00.EUR für A\. Datum/);
});

test("names that look like markup stay texts", async () => {
    const name = '<img src=x onerror=alert(1)>"><script>\u202e';
    const app = open({ ...DOCUMENT, CustomerName: name }, { confirm: [true], rows: { ino_linkjob: jobRow(ERROR, { ino_errordescription: name }) } });
    app.page = { pageType: "entityrecord", entityName: "invoice", entityId: ID };
    await click(app, form({ table: "invoice", name }));
    await app.advance(1);
    assert.ok(app.done("confirm")[0].text.includes(name));
    assert.ok(app.done("bar")[0].message.startsWith(name));
});

test("an address that is no web address is not opened", async () => {
    const app = open({ ...BLANK, IsLinked: true, QuickBooksUrl: "javascript:alert(1)" });
    await click(app, form(), "openForm");
    assert.equal(app.done("openUrl").length, 0);
});

test("Open in QuickBooks, Show link jobs, Preview and the pane open what belongs to the record", async () => {
    const app = open({ ...BLANK, QuickBooksUrl: "https://qbo.intuit.com/login?y" });
    const account = form();
    await click(app, account, "openForm");
    assert.deepEqual(app.done("openUrl"), ["https://qbo.intuit.com/login?y"]);
    await click(app, account, "showJobsForm");
    await click(app, account, "previewForm");
    const [jobs, preview] = app.done("navigateTo");
    assert.equal(jobs.page.webresourceName, "ino_/html/jobs.html");
    assert.equal(preview.page.webresourceName, "ino_/html/preview.html");
    assert.deepEqual(JSON.parse(preview.page.data), { table: "account", ids: [ID] });
    await click(app, account, "openPane");
    await click(app, account, "openPane");
    assert.equal(app.done("createPane").length, 1, "one pane, used again");
    assert.equal(app.done("paneNavigate").length, 2);
    assert.deepEqual(JSON.parse(app.done("paneNavigate")[0].data), { table: "account", ids: [ID] });
});

test("Open in QuickBooks explains where there is nothing to open", async () => {
    const app = open(BLANK);
    await click(app, form(), "openForm");
    assert.equal(app.done("alert")[0].text, "A. Datum is not linked to QuickBooks: promote it first.");
});

test("what the side pane does shows on the form that it was opened from, and on no other record's", async () => {
    const app = open(BLANK);
    const account = form();
    await click(app, account, "openPane");
    app.channel.onmessage({ data: "account" + ID });
    await settle();
    assert.equal(account.refreshes, 1);
    assert.equal(account.ribbons, 1);
    app.channel.onmessage({ data: "contact" + ID });
    app.page = { pageType: "entitylist", entityName: "account" };
    app.channel.onmessage({ data: "account" + ID });
    await settle();
    assert.equal(account.refreshes, 1);
});
