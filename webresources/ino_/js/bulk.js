"use strict";
/** Promote and Unlink of a grid's selection: one question, one call, one summary, and a bar that follows the batch. */
window.InoLink = window.InoLink || /** @type {InoLink} */ ({});
(function (ns) {
    const MANY = 100;
    const REASONS_SHOWN = 10;

    /** Grids whose selection is being asked about, by table. @type {Set<string>} */
    const inFlight = new Set();

    /**
     * @param {string} table
     * @param {() => Promise<void>} action
     */
    async function once(table, action) {
        if (inFlight.has(table)) {
            return;
        }
        inFlight.add(table);
        try {
            await action();
        } catch (error) {
            await ns.Notices.failed(error);
        } finally {
            inFlight.delete(table);
        }
    }

    /** The first reasons, a line each, and how many more there are.
     * @param {Array<{ RecordName?: string, Reason: string }>} skipped
     */
    function reasons(skipped) {
        const text = ns.Texts.text;
        const lines = skipped.slice(0, REASONS_SHOWN).map((row) => text("SkippedRow", row.RecordName || text("UnknownRecord"), row.Reason));
        if (skipped.length > REASONS_SHOWN) {
            lines.push(text("MoreSkipped", skipped.length - REASONS_SHOWN));
        }
        return lines;
    }

    /** @param {string} done @param {Array<{ RecordName?: string, Reason: string }>} skipped */
    function summary(done, skipped) {
        return skipped.length === 0 ? done : [done + " " + ns.Texts.text("SkippedCount", skipped.length)].concat(reasons(skipped)).join("\n");
    }

    /**
     * @param {InoLinkGrid} grid
     * @param {InoLinkRecord[]} records
     */
    function promote(grid, records) {
        const text = ns.Texts.text;
        const table = records[0].table;
        return once(table, async () => {
            const slow = records.length > MANY ? " " + text("TakesAWhile") : "";
            const goesOnce = table === "quote" || table === "salesorder" || table === "invoice" ? " " + text("GoOnce") : "";
            if (!(await ns.Notices.ask(text("Promote"), text("PromoteManyQuestion", ns.Texts.records(table, records.length)) + goesOnce + slow, text("Promote")))) {
                return;
            }
            const answer = await ns.Notices.busy(text("Queuing"), () => ns.Calls.promoteMany(table, records.map((record) => record.id)));
            records.forEach(ns.Calls.forget);
            grid.refresh();
            if (answer.QueuedCount > 0) {
                follow(grid, table, answer.BatchId, answer.QueuedCount).catch(ns.Notices.failed);
            }
            const skipped = answer.Results.filter((/** @type {{ Queued: boolean }} */ row) => !row.Queued);
            const told = summary(text("QueuedCount", answer.QueuedCount), skipped);
            const jobs = answer.QueuedCount > 0 ? () => ns.Notices.openJobs({ batch: answer.BatchId }) : undefined;
            await ns.Notices.explain(text("Promote"), told, jobs && text("ShowJobs"), jobs);
        });
    }

    /** One bar at a time says how far the batch is.
     * @param {InoLinkGrid} grid
     * @param {string} table
     * @param {string} batch
     * @param {number} total
     */
    async function follow(grid, table, batch, total) {
        const text = ns.Texts.text;
        const showJobs = () => ns.Notices.openJobs({ batch: batch });
        let bar = await ns.Notices.tell("info", text("BatchRuns", ns.Texts.records(table, total)), text("ShowJobs"), showJobs);
        let counts;
        try {
            counts = await ns.Watch.batch(batch, total, async (now) => {
                if (now.waiting > 0) {
                    await ns.Notices.clear(bar);
                    bar = await ns.Notices.tell("info", text("BatchProgress", now.succeeded + now.failed, total, now.failed), text("ShowJobs"), showJobs);
                }
            });
        } finally {
            await ns.Notices.clear(bar);
        }
        if (counts.waiting > 0) {
            await ns.Notices.tell("info", text("BatchWaits", counts.succeeded, counts.failed, counts.waiting), text("ShowJobs"), showJobs);
        } else if (counts.failed > 0) {
            await ns.Notices.tell("warning", text("BatchFailed", counts.succeeded, counts.failed), text("ShowFailed"), () => ns.Notices.openJobs({ batch: batch, failed: true }));
        } else {
            await ns.Notices.tell("success", text("BatchDone", counts.succeeded), text("ShowJobs"), showJobs);
        }
        grid.refresh();
    }

    /**
     * @param {InoLinkGrid} grid
     * @param {InoLinkRecord[]} records
     */
    function unlink(grid, records) {
        const text = ns.Texts.text;
        const table = records[0].table;
        return once(table, async () => {
            const question = text("UnlinkManyQuestion", ns.Texts.records(table, records.length)) + " " + text("UnlinkQuestion");
            if (!(await ns.Notices.ask(text("Unlink"), question, text("Unlink")))) {
                return;
            }
            const answer = await ns.Notices.busy(text("Unlinking"), () => ns.Calls.unlinkMany(table, records.map((record) => record.id)));
            records.forEach(ns.Calls.forget);
            grid.refresh();
            const skipped = answer.Results.filter((/** @type {{ Unlinked: boolean }} */ row) => !row.Unlinked);
            await ns.Notices.explain(text("Unlink"), summary(text("UnlinkedCount", answer.UnlinkedCount), skipped));
        });
    }

    ns.Bulk = { promote: promote, unlink: unlink, summary: summary };
})(window.InoLink);
