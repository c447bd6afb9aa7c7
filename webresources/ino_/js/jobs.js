"use strict";
/** What the ribbon of ino_linkjob calls: Retry, Cancel, Open in QuickBooks, on a form, a list and a sub-grid of jobs. */
window.InoLink = window.InoLink || /** @type {InoLink} */ ({});
(function (ns) {
    const PARTS = ["Texts", "Calls", "Notices", "Bulk"];
    const STEP = 50;
    const LONGEST = 10000;
    const AT_ONCE = 4;
    const QUEUED = 776210000;
    const ERROR = 776210003;

    async function ready() {
        for (let waited = 0; PARTS.some((part) => !(part in ns)); waited += STEP) {
            if (waited >= LONGEST) {
                throw new Error("A script of InoLink did not load. Reload the page; if it stays so, an administrator publishes the customizations again.");
            }
            await new Promise((resolve) => setTimeout(resolve, STEP));
        }
    }

    /** @param {() => Promise<unknown>} action */
    async function run(action) {
        try {
            await ready();
            await ns.Texts.ready();
            await action();
        } catch (error) {
            await Xrm.Navigation.openErrorDialog({ message: ns.Notices ? ns.Notices.reasonOf(error) : String(error) });
        }
    }

    /** @param {any} formContext */
    function jobOf(formContext) {
        return ns.Calls.bare(formContext.data.entity.getId());
    }

    /**
     * @param {any} formContext
     * @param {string} what
     * @param {(job: string) => Promise<any>} call
     */
    async function onForm(formContext, what, call) {
        const answer = await ns.Notices.busy(what, () => call(jobOf(formContext)));
        await formContext.data.refresh(false);
        // eslint-disable-next-line @microsoft/power-apps/avoid-ui-refreshribbon -- after an action, in no rule
        formContext.ui.refreshRibbon();
        await ns.Notices.tell("success", answer.Message);
    }

    /** Each job is asked about on its own, a few at once: one that is refused must not take the others with it.
     * @param {any} grid
     * @param {any[]} references
     * @param {string} what
     * @param {(job: string) => Promise<any>} call
     */
    async function onGrid(grid, references, what, call) {
        /** @type {Array<{ RecordName: string, Reason: string }>} */
        const refused = [];
        const waiting = references.slice();
        const worker = async () => {
            for (let reference = waiting.shift(); reference; reference = waiting.shift()) {
                try {
                    await call(ns.Calls.bare(reference.Id));
                } catch (error) {
                    refused.push({ RecordName: reference.Name, Reason: ns.Notices.reasonOf(error) });
                }
            }
        };
        await ns.Notices.busy(what, () => Promise.all(Array.from({ length: AT_ONCE }, worker)));
        grid.refresh();
        await ns.Notices.explain(ns.Texts.text("LinkJobs"), ns.Bulk.summary(ns.Texts.text("JobsDone", references.length - refused.length), refused));
    }

    /** @param {any} primaryControl */
    function retryForm(primaryControl) {
        return run(() => onForm(primaryControl, ns.Texts.text("Queuing"), ns.Calls.retry));
    }

    /** @param {any} selectedControl @param {any[]} selectedControlSelectedItemReferences */
    function retryGrid(selectedControl, selectedControlSelectedItemReferences) {
        return run(() => onGrid(selectedControl, selectedControlSelectedItemReferences, ns.Texts.text("Queuing"), ns.Calls.retry));
    }

    /** @param {any} primaryControl */
    function cancelForm(primaryControl) {
        return run(async () => {
            if (await ns.Notices.ask(ns.Texts.text("CancelJob"), ns.Texts.text("CancelJobQuestion"), ns.Texts.text("CancelJob"), ns.Texts.text("Close"))) {
                await onForm(primaryControl, ns.Texts.text("Canceling"), ns.Calls.cancel);
            }
        });
    }

    /** @param {any} selectedControl @param {any[]} selectedControlSelectedItemReferences */
    function cancelGrid(selectedControl, selectedControlSelectedItemReferences) {
        return run(async () => {
            if (await ns.Notices.ask(ns.Texts.text("CancelJob"), ns.Texts.text("CancelJobQuestion"), ns.Texts.text("CancelJob"), ns.Texts.text("Close"))) {
                await onGrid(selectedControl, selectedControlSelectedItemReferences, ns.Texts.text("Canceling"), ns.Calls.cancel);
            }
        });
    }

    /** @param {string} job */
    async function open(job) {
        const outcome = await ns.Calls.jobOutcome(job);
        if (outcome.ino_accountingurl) {
            ns.Notices.openQuickBooks(outcome.ino_accountingurl);
        } else {
            await ns.Notices.explain(ns.Texts.text("OpenInQuickBooks"), ns.Texts.text("JobMadeNothing"));
        }
    }

    /** @param {any} primaryControl */
    function openForm(primaryControl) {
        return run(() => open(jobOf(primaryControl)));
    }

    /** @param {any[]} selectedControlSelectedItemReferences */
    function openGrid(selectedControlSelectedItemReferences) {
        return run(() => open(ns.Calls.bare(selectedControlSelectedItemReferences[0].Id)));
    }

    /** What the form shows, else what the row says: a form need not have the column.
     * @param {any} formContext
     * @param {number[]} statuses
     */
    async function isOneOf(formContext, statuses) {
        try {
            const attribute = formContext.getAttribute("ino_jobstatus");
            if (attribute) {
                return statuses.indexOf(attribute.getValue()) >= 0;
            }
            await ready();
            return statuses.indexOf((await ns.Calls.jobProgress(jobOf(formContext))).ino_jobstatus) >= 0;
        } catch (_) {
            return false;
        }
    }

    /** A job that waits for its next try can go now; one that ended in Error goes again.
     * @param {any} primaryControl
     */
    function canRetry(primaryControl) {
        return isOneOf(primaryControl, [QUEUED, ERROR]);
    }

    /** @param {any} primaryControl */
    function canCancel(primaryControl) {
        return isOneOf(primaryControl, [QUEUED]);
    }

    ns.Jobs = { retryForm, retryGrid, cancelForm, cancelGrid, openForm, openGrid, canRetry, canCancel };
})(window.InoLink);
