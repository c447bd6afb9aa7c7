"use strict";
/** The form library of the forms that InoLink brings: says how the record stands when it is opened, and locks what went over as a document. Forms of others stay untouched. */
window.InoLink = window.InoLink || /** @type {InoLink} */ ({});
(function (ns) {
    const NOTICE = "ino_state";
    const TO_BE_LINKED = 776210000;
    const LINKED = 776210001;
    const ERROR = 776210002;
    const DOCUMENTS = ["quote", "salesorder", "invoice"];
    // who owns a document and whether it is active says nothing about what went over
    const FREE = ["ownerid", "statecode", "statuscode"];
    const WAITS_LONG = 15 * 60 * 1000;
    const STEP = 50;
    const LONGEST = 10000;

    async function ready() {
        for (let waited = 0; !("Texts" in ns && "Calls" in ns) && waited < LONGEST; waited += STEP) {
            await new Promise((resolve) => setTimeout(resolve, STEP));
        }
        await ns.Texts.ready();
    }

    /** @param {any} formContext @param {string} column */
    function value(formContext, column) {
        const attribute = formContext.getAttribute(column);
        return attribute ? attribute.getValue() : null;
    }

    /** Since when the open job of the record waits.
     * @param {any} formContext
     */
    async function waitsSince(formContext) {
        const entity = formContext.data.entity;
        const lookup = "_ino_" + entity.getEntityName() + "id_value";
        const filter = "$filter=" + lookup + " eq " + ns.Calls.bare(entity.getId()) + " and statecode eq 0&$orderby=ino_submittedat asc&$top=1";
        const jobs = await Xrm.WebApi.retrieveMultipleRecords("ino_linkjob", "?$select=ino_submittedat&" + filter);
        return jobs.entities.length > 0 ? jobs.entities[0].ino_submittedat : undefined;
    }

    /** @param {any} formContext */
    async function notify(formContext) {
        const text = ns.Texts.text;
        const status = value(formContext, "ino_linkstatus");
        formContext.ui.clearFormNotification(NOTICE);
        if (status === ERROR) {
            formContext.ui.setFormNotification(text("StateError", value(formContext, "ino_linkerror") || ""), "ERROR", NOTICE);
        } else if (status === LINKED) {
            const number = value(formContext, "ino_accountingref") || value(formContext, "ino_accountingid") || "";
            formContext.ui.setFormNotification(text("StateLinked", number), "INFO", NOTICE);
        } else if (status === TO_BE_LINKED) {
            const since = await waitsSince(formContext);
            if (since && Date.now() - new Date(since).getTime() > WAITS_LONG) {
                formContext.ui.setFormNotification(text("StateWaits", ns.Texts.moment(since)), "WARNING", NOTICE);
            }
        }
    }

    /** Controls that were locked here, so that a released document can be written again without opening what the form itself locks; also the forms that are known. @type {WeakMap<object, string[]>} */
    const locked = new WeakMap();

    /** @param {any} formContext */
    function lock(formContext) {
        const isSent = DOCUMENTS.indexOf(formContext.data.entity.getEntityName()) >= 0 && value(formContext, "ino_linkstatus") === LINKED;
        const ours = locked.get(formContext.data) || [];
        /** @type {string[]} */
        const now = [];
        formContext.ui.controls.forEach((/** @type {any} */ control) => {
            const name = control.getName();
            if (typeof control.setDisabled !== "function" || typeof control.getAttribute !== "function" || !control.getAttribute()) {
                return;
            }
            if (isSent && FREE.indexOf(control.getAttribute().getName()) < 0 && !control.getDisabled()) {
                control.setDisabled(true);
                now.push(name);
            } else if (!isSent && ours.indexOf(name) >= 0) {
                control.setDisabled(false);
            }
        });
        locked.set(formContext.data, isSent ? ours.concat(now) : []);
    }

    /** @param {any} formContext */
    async function show(formContext) {
        lock(formContext);
        await ready();
        await notify(formContext);
    }

    /** OnLoad of the form; data.refresh loads the data again, and the state with it.
     * @param {any} executionContext
     */
    function onLoad(executionContext) {
        const formContext = executionContext.getFormContext();
        if (!locked.has(formContext.data)) {
            locked.set(formContext.data, []);
            formContext.data.addOnLoad(() => show(formContext));
        }
        return show(formContext);
    }

    ns.Form = { onLoad: onLoad };
})(window.InoLink);
