"use strict";
/** Dialogs, notifications and places to go. Every text goes through the platform's own controls, which show it as text. */
window.InoLink = window.InoLink || /** @type {InoLink} */ ({});
(function (ns) {
    const GLOBAL = 2;
    const LEVELS = { success: 1, error: 2, warning: 3, info: 4 };
    const CONNECT = "ino_/html/connect.html";
    const PREVIEW = "ino_/html/preview.html";
    const JOBS = "ino_/html/jobs.html";
    // longer lists would make an address that servers refuse; the page reads them from the session instead
    const MOST_IN_ADDRESS = 20;

    /**
     * Shows that something is going on while it does: only for the seconds of a call, since it blocks the whole app.
     * @template T
     * @param {string} what
     * @param {() => Promise<T>} action
     * @returns {Promise<T>}
     */
    async function busy(what, action) {
        Xrm.Utility.showProgressIndicator(what);
        try {
            return await action();
        } finally {
            Xrm.Utility.closeProgressIndicator();
        }
    }

    /**
     * @param {string} title
     * @param {string} question
     * @param {string} yes
     * @param {string} [no]
     */
    async function ask(title, question, yes, no) {
        const answer = await Xrm.Navigation.openConfirmDialog({ title: title, text: question, confirmButtonLabel: yes, cancelButtonLabel: no || ns.Texts.text("Cancel") });
        return answer.confirmed;
    }

    /** Explains, with one way on beside Close.
     * @param {string} title
     * @param {string} reason
     * @param {string} [label]
     * @param {() => unknown} [go]
     */
    async function explain(title, reason, label, go) {
        if (!label || !go) {
            await Xrm.Navigation.openAlertDialog({ title: title, text: reason, confirmButtonLabel: ns.Texts.text("Close") });
        } else if (await ask(title, reason, label, ns.Texts.text("Close"))) {
            await go();
        }
    }

    /** A bar over the page. Gives its id, to clear it.
     * @param {"success" | "error" | "warning" | "info"} level
     * @param {string} message
     * @param {string} [label]
     * @param {() => unknown} [go]
     * @returns {Promise<string>}
     */
    async function tell(level, message, label, go) {
        /** @type {any} */
        const notification = { type: GLOBAL, level: LEVELS[level], message: message, showCloseButton: true };
        if (label && go) {
            notification.action = { actionLabel: label, eventHandler: go };
        }
        return Xrm.App.addGlobalNotification(notification);
    }

    /** @param {string | undefined} id */
    function clear(id) {
        return id ? Xrm.App.clearGlobalNotification(id) : undefined;
    }

    /** What went wrong, as the server said it, without the code in front.
     * @param {any} error
     */
    function reasonOf(error) {
        return String((error && error.message) || error).replace(/^\[(INO|QBO)-[^\]]*\]\s*/, "");
    }

    /** @param {any} error */
    async function failed(error) {
        const code = /^\[([^\]]+)\]/.exec(String((error && error.message) || ""));
        await Xrm.Navigation.openErrorDialog({ message: reasonOf(error), details: code ? code[1] : undefined, errorCode: error && typeof error.errorCode === "number" ? error.errorCode : undefined });
    }

    /** Opens the QuickBooks page of a record. Only a web address is opened, whatever a row holds.
     * @param {string | undefined} url
     */
    function openQuickBooks(url) {
        if (url && /^https:\/\/|^http:\/\/127\.0\.0\.1[:/]/.test(url)) {
            Xrm.Navigation.openUrl(url);
        }
    }

    /** Over the page, which is still there afterwards.
     * @param {string} job
     */
    async function openJob(job) {
        return Xrm.Navigation.navigateTo(
            { pageType: "entityrecord", entityName: "ino_linkjob", entityId: job },
            { target: 2, position: 1, width: { value: 80, unit: "%" }, height: { value: 80, unit: "%" } }
        );
    }

    async function openAllJobs() {
        return Xrm.Navigation.navigateTo({ pageType: "entitylist", entityName: "ino_linkjob" }, { target: 1 });
    }

    async function openConnect() {
        return Xrm.Navigation.navigateTo({ pageType: "webresource", webresourceName: CONNECT }, { target: 1 });
    }

    /** What a page is to show, as the text it gets: itself, or where it lies in the session.
     * @param {{ table?: string, ids?: string[], batch?: string, failed?: boolean }} what
     */
    function data(what) {
        const whole = JSON.stringify(what);
        if (!what.ids || what.ids.length <= MOST_IN_ADDRESS) {
            return whole;
        }
        const key = "ino_" + Date.now();
        sessionStorage.setItem(key, whole);
        return JSON.stringify({ stored: key });
    }

    /** @param {string} page @param {string} title @param {{ table?: string, ids?: string[], batch?: string, failed?: boolean }} what */
    async function openPage(page, title, what) {
        return Xrm.Navigation.navigateTo(
            { pageType: "webresource", webresourceName: page, data: data(what) },
            { target: 2, position: 1, width: { value: 80, unit: "%" }, height: { value: 80, unit: "%" }, title: title }
        );
    }

    /** @param {string} table @param {string[]} ids */
    function openPreview(table, ids) {
        return openPage(PREVIEW, ns.Texts.text("Preview"), { table: table, ids: ids });
    }

    /** Jobs of records, or of a batch. No view can be opened with a filter from outside, so a page of ours lists them.
     * @param {{ table?: string, ids?: string[], batch?: string, failed?: boolean }} what
     */
    function openJobs(what) {
        return openPage(JOBS, ns.Texts.text("LinkJobs"), what);
    }

    ns.Notices = { busy, ask, explain, tell, clear, reasonOf, failed, openQuickBooks, openJob, openAllJobs, openConnect, openPreview, openJobs };
})(window.InoLink);
