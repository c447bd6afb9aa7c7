"use strict";
/** The QuickBooks side pane: how the record that is open stands, its number and link, the reason, its jobs, Promote and Unlink. It follows the app from record to record. */
(function (ns) {
    const TABLES = ["account", "contact", "product", "quote", "salesorder", "invoice"];
    const FOLLOW = 1500;
    const JOBS_SHOWN = 5;
    // while a job is open the pane looks again after these seconds, then leaves it to Refresh
    const LOOKS = [2, 3, 5, 8, 10, 10, 10, 10, 10, 10, 10];
    const JOB_OPEN = ["Queued", "InProgress"];
    // the form that the pane was opened from hears what was done here (pane.js)
    const channel = new BroadcastChannel("ino_quickbooks");

    /** @type {InoLinkRecord | null} */
    let shown = null;
    let looks = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let next;

    /** The record that is open in the app; null where a list or another table is. @returns {InoLinkRecord | null} */
    function opened() {
        const input = /** @type {any} */ (Xrm.Utility.getPageContext().input);
        const isRecord = input && input.pageType === "entityrecord" && input.entityId && TABLES.indexOf(input.entityName) >= 0;
        return isRecord ? { table: input.entityName, id: ns.Calls.bare(input.entityId) } : null;
    }

    /** The pane as a place to promote from: it sees what is saved.
     * @param {InoLinkRecord} record
     * @returns {InoLinkPlace}
     */
    function place(record) {
        const progress = /** @type {HTMLElement} */ (document.querySelector("#progress"));
        return {
            record: record,
            isDirty: () => false,
            save: () => Promise.resolve(),
            isOpen: () => shown !== null && shown.id === record.id,
            say: (_, message) => {
                progress.textContent = message;
                looks = 0;
                draw();
            },
            hush: () => {
                progress.textContent = "";
            },
            refresh: async () => {
                channel.postMessage(record.table + record.id);
                await draw();
            },
        };
    }

    /** @param {string} label @param {string | undefined} value */
    function line(label, value) {
        return value ? [ns.Page.element("dt", label), ns.Page.element("dd", value)] : [];
    }

    /** @param {InoLinkStatus} status */
    function facts(status) {
        const text = ns.Texts.text;
        const list = ns.Page.element("dl");
        list.append(
            ...line(text("Company"), status.CompanyName),
            ...line(text("InQuickBooks"), status.IsLinked ? ns.Texts.object(status.QuickBooksType, status.QuickBooksDocNumber || status.QuickBooksId) : undefined),
            ...line(text("LastLinked"), ns.Texts.moment(status.LastLinkedOn)),
            ...line(text("Reason"), status.LinkStatus === "Error" ? status.ErrorDescription : undefined),
            ...line(text("Hint"), status.CanPromote ? status.ConnectionProblem : status.BlockedReason)
        );
        return list;
    }

    /** @param {InoLinkRecord} record @param {InoLinkStatus} status */
    function actions(record, status) {
        const text = ns.Texts.text;
        const bar = ns.Page.element("p", undefined, "bar");
        const label = status.LinkStatus === "Error" ? "PromoteAgain" : status.LinkStatus === "Linked" && status.CanUnlink ? "UpdateInQuickBooks" : "Promote";
        const from = place({ table: record.table, id: record.id, name: status.RecordName });
        bar.append(ns.Page.button(text(label), () => ns.Promotion.promote(from), "primary"));
        if (status.ForceLabel) {
            bar.append(ns.Page.button(status.ForceLabel, () => ns.Promotion.overrule(from)));
        }
        if (status.CanUnlink && status.LinkStatus === "Linked") {
            bar.append(ns.Page.button(text("Unlink"), () => ns.Promotion.unlink(from)));
        }
        if (status.QuickBooksUrl) {
            bar.append(ns.Page.button(text("OpenInQuickBooks"), () => ns.Notices.openQuickBooks(status.QuickBooksUrl)));
        }
        bar.append(ns.Page.button(text("Preview"), () => ns.Notices.openPreview(record.table, [record.id])), ns.Page.button(text("Refresh"), draw));
        return bar;
    }

    /** @param {any} job */
    function jobLine(job) {
        const item = ns.Page.element("li");
        item.append(ns.JobList.status(job), ns.Page.element("span", ns.Texts.moment(job.ino_submittedat), "when"), ns.Page.element("p", ns.JobList.reason(job)), ns.JobList.buttons(job, draw));
        return item;
    }

    async function draw() {
        clearTimeout(next);
        const record = opened();
        const main = /** @type {HTMLElement} */ (document.querySelector("main"));
        const text = ns.Texts.text;
        shown = record;
        if (!record) {
            main.replaceChildren(ns.Page.element("p", text("OpenARecord")));
            return;
        }
        const [status, jobs] = await Promise.all([ns.Calls.linkStatus(record), ns.JobList.read({ table: record.table, ids: [record.id] }, JOBS_SHOWN, 1)]);
        if (shown !== record) {
            return;
        }
        const list = ns.Page.element("ul");
        list.append(...jobs.map(jobLine));
        main.replaceChildren(
            ns.Page.element("h1", status.RecordName || ""),
            ns.Page.element("p", text("Status_" + status.LinkStatus), "status " + status.LinkStatus),
            facts(status),
            actions(record, status),
            ns.Page.element("h2", text("LinkJobs")),
            jobs.length === 0 ? ns.Page.element("p", text("NoJobs")) : list
        );
        if (status.JobStatus && JOB_OPEN.indexOf(status.JobStatus) >= 0 && looks < LOOKS.length) {
            next = setTimeout(lookAgain, LOOKS[looks++] * 1000);
        }
    }

    function lookAgain() {
        if (document.visibilityState !== "hidden") {
            draw().catch(ns.Notices.failed);
        }
    }

    function follow() {
        const record = opened();
        const isSame = record === null ? shown === null : shown !== null && record.id === shown.id;
        if (!isSame && document.visibilityState !== "hidden") {
            looks = 0;
            draw().catch(ns.Notices.failed);
        }
    }

    ns.Page.start(async () => {
        document.title = ns.Texts.text("QuickBooks");
        await draw();
        setInterval(follow, FOLLOW);
        document.addEventListener("visibilitychange", lookAgain);
    });
})(window.InoLink);
