"use strict";
/**
 * Enable rules. A command that is not enabled is hidden, so they hide only what can never apply: a table that is switched off, no connection to the server, and of the three labels of
 * Promote those that don't fit. Everything else is kept and answers with a reason.
 */
window.InoLink = window.InoLink || /** @type {InoLink} */ ({});
(function (ns) {
    const LINKED = 776210001;
    const ERROR = 776210002;
    const MASTERS = ["account", "contact", "product"];
    const STEP = 50;
    // the platform takes a rule that is silent for 10 seconds as false
    const LONGEST = 8000;

    async function ready() {
        for (let waited = 0; !("Calls" in ns) && waited < LONGEST; waited += STEP) {
            await new Promise((resolve) => setTimeout(resolve, STEP));
        }
    }

    /** @param {string} table */
    async function isOn(table) {
        await ready();
        return !Xrm.Utility.getGlobalContext().client.isOffline() && (await ns.Calls.promotableTables()).indexOf(table) >= 0;
    }

    /**
     * @param {any} formContext
     * @param {(glance: Glance, table: string) => boolean} fits
     * @returns {Promise<boolean>} False where it can't be known.
     */
    async function about(formContext, fits) {
        try {
            const entity = formContext.data.entity;
            const table = entity.getEntityName();
            return (await isOn(table)) && fits(await ns.Calls.glance({ table: table, id: ns.Calls.bare(entity.getId()) }), table);
        } catch (_) {
            return false;
        }
    }

    /** @param {Glance} glance @param {string} table */
    function isLinkedMaster(glance, table) {
        return glance.status === LINKED && MASTERS.indexOf(table) >= 0;
    }

    /** @param {any} primaryControl */
    function showsPromote(primaryControl) {
        return about(primaryControl, (glance, table) => glance.status !== ERROR && !isLinkedMaster(glance, table));
    }

    /** @param {any} primaryControl */
    function showsPromoteAgain(primaryControl) {
        return about(primaryControl, (glance) => glance.status === ERROR);
    }

    /** @param {any} primaryControl */
    function showsUpdate(primaryControl) {
        return about(primaryControl, isLinkedMaster);
    }

    /** @param {any} primaryControl */
    function showsUnlink(primaryControl) {
        return about(primaryControl, isLinkedMaster);
    }

    /** @param {any} primaryControl */
    function showsOpen(primaryControl) {
        return about(primaryControl, (glance) => glance.accountingId !== "");
    }

    /** @param {any} primaryControl */
    function isOnForm(primaryControl) {
        return about(primaryControl, () => true);
    }

    /** @param {any} selectedControl */
    async function isOnGrid(selectedControl) {
        try {
            return await isOn(selectedControl.getEntityName());
        } catch (_) {
            return false;
        }
    }

    ns.Rules = { showsPromote, showsPromoteAgain, showsUpdate, showsUnlink, showsOpen, isOnForm, isOnGrid };
})(window.InoLink);
