"use strict";
/** Link jobs of records or of a batch as a list, for the jobs page and for the side pane. */
window.InoLink = window.InoLink || /** @type {InoLink} */ ({});
(function (ns) {
    const COLUMNS = ["ino_recordname", "ino_operation", "ino_jobstatus", "ino_submittedat", "ino_processedat", "ino_attempts", "ino_errordescription", "ino_recommendation", "ino_accountingurl"];
    const FORMATTED = "@OData.Community.Display.V1.FormattedValue";

    /** @param {string} text */
    function escaped(text) {
        return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
    }

    /**
     * The newest jobs first.
     * @param {{ table?: string, ids?: string[], batch?: string, failed?: boolean }} what
     * @param {number} count Jobs a page.
     * @param {number} page From 1.
     */
    function query(what, count, page) {
        const conditions = [];
        if (what.batch) {
            conditions.push('<condition attribute="ino_batchid" operator="eq" value="' + escaped(what.batch) + '"/>');
        }
        if (what.failed) {
            conditions.push('<condition attribute="ino_jobstatus" operator="eq" value="' + ns.Watch.JOB.error + '"/>');
        }
        if (what.table && what.ids && what.ids.length > 0) {
            const values = what.ids.map((id) => "<value>" + escaped(id) + "</value>").join("");
            conditions.push('<condition attribute="ino_' + escaped(what.table) + 'id" operator="in">' + values + "</condition>");
        }
        const columns = COLUMNS.map((column) => '<attribute name="' + column + '"/>').join("");
        return (
            '<fetch count="' + count + '" page="' + page + '"><entity name="ino_linkjob"><attribute name="ino_linkjobid"/>' + columns +
            "<filter>" + conditions.join("") + '</filter><order attribute="ino_submittedat" descending="true"/><order attribute="ino_linkjobid"/></entity></fetch>'
        );
    }

    /**
     * @param {{ table?: string, ids?: string[], batch?: string, failed?: boolean }} what
     * @param {number} count
     * @param {number} page
     */
    async function read(what, count, page) {
        const found = await Xrm.WebApi.retrieveMultipleRecords("ino_linkjob", "?fetchXml=" + encodeURIComponent(query(what, count, page)));
        return found.entities;
    }

    /** The status as people read it, and a class for its colour.
     * @param {any} job
     */
    function status(job) {
        const names = /** @type {Record<number, string>} */ ({});
        Object.entries(ns.Watch.JOB).forEach(([name, value]) => {
            names[value] = name;
        });
        return ns.Page.element("span", job["ino_jobstatus" + FORMATTED] || "", "status " + (names[job.ino_jobstatus] || ""));
    }

    /** What can be done with a job from where it is listed.
     * @param {any} job
     * @param {() => Promise<void>} again Draws the list anew.
     */
    function buttons(job, again) {
        const text = ns.Texts.text;
        const place = ns.Page.element("span", undefined, "buttons");
        if (job.ino_jobstatus === ns.Watch.JOB.error) {
            place.append(ns.Page.button(text("Retry"), () => ns.Calls.retry(job.ino_linkjobid).then(again)));
        }
        if (job.ino_jobstatus === ns.Watch.JOB.queued) {
            place.append(ns.Page.button(text("CancelJob"), () => ns.Calls.cancel(job.ino_linkjobid).then(again)));
        }
        if (job.ino_accountingurl) {
            place.append(ns.Page.button(text("OpenInQuickBooks"), () => ns.Notices.openQuickBooks(job.ino_accountingurl)));
        }
        place.append(ns.Page.button(text("ShowJob"), () => ns.Notices.openJob(job.ino_linkjobid)));
        return place;
    }

    /** @param {any} job */
    function reason(job) {
        return [job.ino_errordescription, job.ino_recommendation].filter(Boolean).join(" ");
    }

    ns.JobList = { query: query, read: read, status: status, buttons: buttons, reason: reason, FORMATTED: FORMATTED };
})(window.InoLink);
