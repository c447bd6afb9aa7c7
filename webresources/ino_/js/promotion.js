"use strict";
/** Promote and Unlink of one record, from a form or from the side pane: what is asked first, what is told afterwards (one row of the commands' table each). */
window.InoLink = window.InoLink || /** @type {InoLink} */ ({});
(function (ns) {
    const WAITS_ALREADY = "INO-1018";
    const ALREADY_PROMOTED = "INO-1734";
    const NO_COMPANY = "INO-1001";
    const ADMINISTRATORS = ["InoLink Administrator", "System Administrator", "Systemadministrator"];
    const DOCUMENTS = ["Estimate", "Invoice", "SalesReceipt"];

    /** Records whose Promote or Unlink is being asked for: a second click does nothing. @type {Set<string>} */
    const inFlight = new Set();

    /**
     * @param {InoLinkPlace} place
     * @param {() => Promise<void>} action
     */
    async function once(place, action) {
        const key = place.record.table + place.record.id;
        if (inFlight.has(key)) {
            return;
        }
        inFlight.add(key);
        try {
            await action();
        } catch (error) {
            await ns.Notices.failed(error);
        } finally {
            inFlight.delete(key);
        }
    }

    /** Whether the user is one who can connect a company: decides which button is offered, the server decides what is allowed. */
    function isAdministrator() {
        let found = false;
        Xrm.Utility.getGlobalContext().userSettings.roles.forEach((role) => {
            found = found || ADMINISTRATORS.indexOf(role.name || "") >= 0;
        });
        return found;
    }

    /** Unsaved changes would not go over: they are saved first, or nothing happens.
     * @param {InoLinkPlace} place
     */
    async function saved(place) {
        const text = ns.Texts.text;
        if (!place.isDirty()) {
            return true;
        }
        if (!(await ns.Notices.ask(text("Promote"), text("SaveFirst"), text("SaveAndPromote")))) {
            return false;
        }
        try {
            await place.save();
            return true;
        } catch (error) {
            await ns.Notices.explain(text("NotSaved"), ns.Notices.reasonOf(error));
            return false;
        }
    }

    /** Says why the record can't go, with the way on.
     * @param {InoLinkStatus} status
     */
    async function refuse(status) {
        const text = ns.Texts.text;
        const notices = ns.Notices;
        if (status.BlockedCode === WAITS_ALREADY) {
            await notices.explain(text("Promote"), text("WaitsSince", ns.Texts.moment(status.JobSubmittedOn)), text("ShowJob"), () => notices.openJob(status.LinkJobId || ""));
        } else if (status.BlockedCode === ALREADY_PROMOTED) {
            const what = ns.Texts.object(status.QuickBooksType, status.QuickBooksDocNumber || status.QuickBooksId);
            const sentence = text("PromotedOnce", what, ns.Texts.day(status.LastLinkedOn));
            await notices.explain(text("Promote"), sentence, text("OpenInQuickBooks"), () => notices.openQuickBooks(status.QuickBooksUrl));
        } else if (status.BlockedCode === NO_COMPANY) {
            await askForCompany(text("NoCompany"));
        } else {
            await notices.explain(text("CannotPromote"), status.BlockedReason || "");
        }
    }

    /** @param {string} reason */
    async function askForCompany(reason) {
        const text = ns.Texts.text;
        if (isAdministrator()) {
            await ns.Notices.explain(text("NotConnected"), reason, text("ConnectQuickBooks"), ns.Notices.openConnect);
        } else {
            await ns.Notices.explain(text("NotConnected"), reason + " " + text("AskAdministrator"));
        }
    }

    /** The questions before a record is queued; false: it is not.
     * @param {InoLinkStatus} status
     */
    async function agreed(status) {
        const text = ns.Texts.text;
        if (!status.CanPromote) {
            await refuse(status);
            return false;
        }
        if (status.ConnectionProblem && isAdministrator()) {
            await askForCompany(status.ConnectionProblem);
            return false;
        }
        if (status.ConnectionProblem && !(await ns.Notices.ask(text("NotConnected"), status.ConnectionProblem + " " + text("JobMayWait"), text("QueueAnyway")))) {
            return false;
        }
        const again = status.LinkStatus === "Error" && status.ErrorDescription ? text("LastError", status.ErrorDescription) : "";
        if (DOCUMENTS.indexOf(status.PlannedType || "") >= 0) {
            const question = text("Create_" + status.PlannedType, ns.Texts.amount(status.TotalAmount || 0, status.CurrencyCode), status.CustomerName || "", status.CompanyName || "");
            return ns.Notices.ask(text(again ? "PromoteAgain" : "Promote"), [again, question].filter(Boolean).join("\n\n"), text(again ? "PromoteAgain" : "Promote"));
        }
        if (again) {
            return ns.Notices.ask(text("PromoteAgain"), again, text("PromoteAgain"));
        }
        if (status.FormerQuickBooksId) {
            return ns.Notices.ask(text("Promote"), text("TakeUpAgain", ns.Texts.object(status.PlannedType, status.FormerQuickBooksId)), text("LinkAgain"));
        }
        return true;
    }

    /**
     * Asks, queues, and looks after the job without holding anybody up.
     * @param {InoLinkPlace} place
     * @returns {Promise<void>} Done once the record is queued or refused.
     */
    function promote(place) {
        return once(place, async () => {
            const text = ns.Texts.text;
            if (!(await saved(place))) {
                return;
            }
            const status = await ns.Notices.busy(text("Checking"), () => ns.Calls.linkStatus(place.record));
            if (!(await agreed(status))) {
                return;
            }
            const queued = await ns.Notices.busy(text("Queuing"), () => ns.Calls.promote(place.record));
            ns.Calls.forget(place.record);
            place.say("INFO", text("Waiting"));
            follow(place, queued.LinkJobId, status.PlannedType || status.QuickBooksType).catch(ns.Notices.failed);
        });
    }

    /**
     * @param {InoLinkPlace} place
     * @param {string} job
     * @param {string | undefined} type
     */
    async function follow(place, job, type) {
        let progress;
        try {
            progress = await ns.Watch.job(job, place.isOpen);
        } finally {
            place.hush();
            ns.Calls.forget(place.record);
        }
        if (progress.end === "left") {
            return;
        }
        await place.refresh();
        await report(place, job, type, progress);
    }

    /**
     * @param {InoLinkPlace} place
     * @param {string} job
     * @param {string | undefined} type
     * @param {InoLinkProgress} progress
     */
    async function report(place, job, type, progress) {
        const text = ns.Texts.text;
        const notices = ns.Notices;
        const showJob = () => notices.openJob(job);
        if (progress.end === "waiting") {
            await notices.tell("info", [text("StillWaiting"), progress.reason].filter(Boolean).join(" "), text("ShowJob"), showJob);
            return;
        }
        if (progress.end === "canceled") {
            await notices.tell("warning", text("Canceled"), text("ShowJob"), showJob);
            return;
        }
        const outcome = await ns.Calls.jobOutcome(job);
        if (progress.end === "success") {
            const number = outcome.ino_accountingref || outcome.ino_accountingid;
            await notices.tell("success", text("PromotedAs", ns.Texts.object(type, number)), text("OpenInQuickBooks"), () => notices.openQuickBooks(outcome.ino_accountingurl));
            return;
        }
        // a bar has one button: the first bar says what is wrong and tries again, the second leads to the details
        const reason = [outcome.ino_errordescription, outcome.ino_recommendation].filter(Boolean).join(" ");
        /** @type {string[]} */
        const bars = [];
        const clearBars = () => Promise.all(bars.map((bar) => notices.clear(bar)));
        bars.push(await notices.tell("error", text("NotPromoted", place.record.name || "", reason), text("PromoteAgain"), () => clearBars().then(() => promote(place))));
        bars.push(await notices.tell("info", text("DetailsOnJob"), text("ShowJob"), () => clearBars().then(showJob)));
    }

    /** @param {InoLinkPlace} place */
    function unlink(place) {
        return once(place, async () => {
            const text = ns.Texts.text;
            if (!(await ns.Notices.ask(text("Unlink"), text("UnlinkQuestion"), text("Unlink")))) {
                return;
            }
            await ns.Notices.busy(text("Unlinking"), () => ns.Calls.unlink(place.record));
            ns.Calls.forget(place.record);
            await place.refresh();
            await ns.Notices.tell("success", text("Unlinked", place.record.name || ""));
        });
    }

    ns.Promotion = { promote: promote, unlink: unlink };
})(window.InoLink);
