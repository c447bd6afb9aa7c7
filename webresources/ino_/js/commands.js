"use strict";
/**
 * What the ribbons of account, contact, product, quote, order and invoice call. The parameters bear the names of the CrmParameters they get, in their order (tests/webresources compares them).
 * The other files come along by this one's dependencies, in parallel and in no order: each command waits for them.
 */
window.InoLink = window.InoLink || /** @type {InoLink} */ ({});
(function (ns) {
    const PARTS = ["Texts", "Calls", "Notices", "Watch", "Promotion", "Bulk", "Pane"];
    const STEP = 50;
    const LONGEST = 10000;

    /** Resolves once the files that this one needs are there. */
    async function ready() {
        for (let waited = 0; PARTS.some((part) => !(part in ns)); waited += STEP) {
            if (waited >= LONGEST) {
                throw new Error("A script of InoLink did not load. Reload the page; if it stays so, an administrator publishes the customizations again.");
            }
            await new Promise((resolve) => setTimeout(resolve, STEP));
        }
        await ns.Texts.ready();
    }

    /** @param {() => unknown} action */
    async function run(action) {
        try {
            await ready();
            await action();
        } catch (error) {
            // also where Notices itself is what did not load
            await Xrm.Navigation.openErrorDialog({ message: String((error && /** @type {any} */ (error).message) || error) });
        }
    }

    /** @param {any} formContext @returns {InoLinkRecord} */
    function recordOf(formContext) {
        const entity = formContext.data.entity;
        return { table: entity.getEntityName(), id: ns.Calls.bare(entity.getId()), name: entity.getPrimaryAttributeValue() || "" };
    }

    /** @param {any[]} references @returns {InoLinkRecord[]} */
    function recordsOf(references) {
        return references.map((reference) => ({ table: reference.TypeName, id: ns.Calls.bare(reference.Id), name: reference.Name }));
    }

    /** A form as a place to promote from.
     * @param {any} formContext
     * @returns {InoLinkPlace}
     */
    function place(formContext) {
        const record = recordOf(formContext);
        const notice = "ino_progress";
        return {
            record: record,
            isDirty: () => formContext.data.getIsDirty(),
            save: () => formContext.data.save(),
            isOpen: () => {
                const input = /** @type {any} */ (Xrm.Utility.getPageContext().input);
                return input.entityName === record.table && ns.Calls.bare(input.entityId || "") === record.id;
            },
            say: (level, message) => formContext.ui.setFormNotification(message, level, notice),
            hush: () => formContext.ui.clearFormNotification(notice),
            refresh: async () => {
                // what somebody has typed meanwhile stays
                if (!formContext.data.getIsDirty()) {
                    await formContext.data.refresh(false);
                }
                // eslint-disable-next-line @microsoft/power-apps/avoid-ui-refreshribbon -- after an action, in no rule
                formContext.ui.refreshRibbon();
            },
        };
    }

    /** @param {any} primaryControl */
    function promoteForm(primaryControl) {
        return run(() => ns.Promotion.promote(place(primaryControl)));
    }

    /** @param {any} selectedControl @param {any[]} selectedControlSelectedItemReferences */
    function promoteGrid(selectedControl, selectedControlSelectedItemReferences) {
        return run(() => ns.Bulk.promote(selectedControl, recordsOf(selectedControlSelectedItemReferences)));
    }

    /** @param {any} primaryControl */
    function unlinkForm(primaryControl) {
        return run(() => ns.Promotion.unlink(place(primaryControl)));
    }

    /** @param {any} selectedControl @param {any[]} selectedControlSelectedItemReferences */
    function unlinkGrid(selectedControl, selectedControlSelectedItemReferences) {
        return run(() => ns.Bulk.unlink(selectedControl, recordsOf(selectedControlSelectedItemReferences)));
    }

    /** @param {InoLinkRecord} record */
    async function openRecord(record) {
        const status = await ns.Notices.busy(ns.Texts.text("Checking"), () => ns.Calls.linkStatus(record));
        if (status.QuickBooksUrl) {
            ns.Notices.openQuickBooks(status.QuickBooksUrl);
        } else {
            await ns.Notices.explain(ns.Texts.text("OpenInQuickBooks"), ns.Texts.text("NotLinkedYet", record.name || ""));
        }
    }

    /** @param {any} primaryControl */
    function openForm(primaryControl) {
        return run(() => openRecord(recordOf(primaryControl)));
    }

    /** @param {any[]} selectedControlSelectedItemReferences */
    function openGrid(selectedControlSelectedItemReferences) {
        return run(() => openRecord(recordsOf(selectedControlSelectedItemReferences)[0]));
    }

    /** @param {InoLinkRecord[]} records */
    function showJobs(records) {
        return records.length === 0 ? ns.Notices.openAllJobs() : ns.Notices.openJobs({ table: records[0].table, ids: records.map((record) => record.id) });
    }

    /** @param {any} primaryControl */
    function showJobsForm(primaryControl) {
        return run(() => showJobs([recordOf(primaryControl)]));
    }

    /** Without a selection: all jobs.
     * @param {any[]} selectedControlSelectedItemReferences
     */
    function showJobsGrid(selectedControlSelectedItemReferences) {
        return run(() => showJobs(recordsOf(selectedControlSelectedItemReferences)));
    }

    /** @param {InoLinkRecord[]} records */
    function preview(records) {
        return ns.Notices.openPreview(records[0].table, records.map((record) => record.id));
    }

    /** @param {any} primaryControl */
    function previewForm(primaryControl) {
        return run(() => preview([recordOf(primaryControl)]));
    }

    /** @param {any[]} selectedControlSelectedItemReferences */
    function previewGrid(selectedControlSelectedItemReferences) {
        return run(() => preview(recordsOf(selectedControlSelectedItemReferences)));
    }

    /** @param {any} primaryControl */
    function openPane(primaryControl) {
        return run(() => ns.Pane.open(place(primaryControl)));
    }

    ns.Commands = {
        ready,
        place,
        promoteForm,
        promoteGrid,
        unlinkForm,
        unlinkGrid,
        openForm,
        openGrid,
        showJobsForm,
        showJobsGrid,
        previewForm,
        previewGrid,
        openPane,
    };
})(window.InoLink);
