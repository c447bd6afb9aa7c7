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

    /** @param {InoLinkStatus} status */
    async function mayWait(status) {
        const text = ns.Texts.text;
        if (!status.ConnectionProblem) {
            return true;
        }
        if (isAdministrator()) {
            await askForCompany(status.ConnectionProblem);
            return false;
        }
        return ns.Notices.ask(text("NotConnected"), status.ConnectionProblem + " " + text("JobMayWait"), text("QueueAnyway"));
    }

    /** What a document would become, for whom and where; blank for everything else.
     * @param {InoLinkStatus} status
     */
    function document(status) {
        const isDocument = DOCUMENTS.indexOf(status.PlannedType || "") >= 0;
        return isDocument ? ns.Texts.text("Create_" + status.PlannedType, ns.Texts.amount(status.TotalAmount || 0, status.CurrencyCode), status.CustomerName || "", status.CompanyName || "") : "";
    }

    /** A rule refuses the record, and the server says that people may decide otherwise, and what would be done then.
     * @param {InoLinkStatus} status
     * @param {string} no
     */
    function decided(status, no) {
        const reason = status.CanPromote ? [status.ErrorDescription] : [status.BlockedReason, document(status)];
        return ns.Notices.ask(ns.Texts.text("YourDecision"), reason.filter(Boolean).join("\n\n"), status.ForceLabel || "", no);
    }

    /** The questions before a record is queued: "no", "yes", or "force" where somebody overrules what refuses it.
     * @param {InoLinkStatus} status
     * @param {boolean} overrules Nothing else is wanted.
     * @returns {Promise<"no" | "yes" | "force">}
     */
    async function answer(status, overrules) {
        const isLast = overrules || !status.CanPromote;
        if (!status.CanPromote && !status.ForceLabel) {
            await refuse(status);
            return "no";
        }
        if (!(await mayWait(status))) {
            return "no";
        }
        if (status.ForceLabel && (await decided(status, ns.Texts.text(isLast ? "Cancel" : "No")))) {
            return "force";
        }
        return status.ForceLabel && isLast ? "no" : (await agreed(status)) ? "yes" : "no";
    }

    /** @param {InoLinkStatus} status */
    async function agreed(status) {
        const text = ns.Texts.text;
        const again = status.LinkStatus === "Error" && status.ErrorDescription ? text("LastError", status.ErrorDescription) : "";
        const question = document(status);
        if (question) {
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
     * @param {boolean} overrules
     * @returns {Promise<void>} Done once the record is queued or refused.
     */
    function queue(place, overrules) {
        return once(place, async () => {
            const text = ns.Texts.text;
            if (!(await saved(place))) {
                return;
            }
            const status = await ns.Notices.busy(text("Checking"), () => ns.Calls.linkStatus(place.record));
            const said = await answer(status, overrules);
            if (said === "no") {
                return;
            }
            const queued = await ns.Notices.busy(text("Queuing"), () => ns.Calls.promote(place.record, said === "force"));
            ns.Calls.forget(place.record);
            place.say("INFO", text("Waiting"));
            follow(place, queued.LinkJobId, status.PlannedType || status.QuickBooksType).catch(ns.Notices.failed);
        });
    }

    /** @param {InoLinkPlace} place */
    function promote(place) {
        return queue(place, false);
    }

    /** Only the decision to promote although a rule refuses the record.
     * @param {InoLinkPlace} place
     */
    function overrule(place) {
        return queue(place, true);
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

    ns.Promotion = { promote: promote, overrule: overrule, unlink: unlink };
})(window.InoLink);
