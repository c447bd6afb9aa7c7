/** The dialog of Link existing in which another QuickBooks record is chosen: the other proposals first, then what a search on the server finds. */
"use strict";

(function () {
    const pages = window.InoLink.Pages;
    const SHOWN = 20;
    const LIST = { account: 776210001, contact: 776210001, product: 776210002 };

    /** @type {((chosen: any) => void) | null} */
    let answer = null;
    /** @type {any} */
    let chosen = null;
    let company = "";
    let list = 0;
    let asked = 0;

    /**
     * @param {{ record: any, proposals: any[] }} proposed
     * @param {string} ofCompany
     * @param {string} table
     * @returns {Promise<any>} what was chosen, with EntryId and QuickBooksName; null for nothing
     */
    function choose(proposed, ofCompany, table) {
        company = ofCompany;
        list = /** @type {any} */ (LIST)[table];
        chosen = null;
        pages.byId("picker-title").textContent = pages.text("pick.title", proposed.record.RecordName);
        pages.byId("picker-search").value = "";
        pages.byId("picker-hint").textContent = "";
        draw(proposed.proposals);
        pages.byId("picker").showModal();
        if (proposed.proposals.length === 0) {
            search(proposed.record.RecordName.split(" ")[0]);
        }
        return new Promise((resolve) => {
            answer = resolve;
        });
    }

    /** @param {any[]} entries */
    function draw(entries) {
        chosen = null;
        pages.byId("picker-link").disabled = true;
        pages.byId("picker-results").replaceChildren(...entries.map((entry) => pages.element("label", { class: "option" },
            pages.element("input", {
                type: "radio", name: "picked", value: entry.EntryId,
                onchange: function () {
                    chosen = entry;
                    pages.byId("picker-link").disabled = false;
                },
            }),
            pages.element("span", {}, pages.element("bdi", { class: "name" }, entry.QuickBooksFullName || entry.QuickBooksName),
                pages.element("span", { class: "muted" }, " ", pages.element("bdi", {}, [entry.QuickBooksEmail, entry.QuickBooksPhone, entry.Detail].filter(Boolean).join(" · ")))))));
    }

    /** @param {string} words */
    async function search(words) {
        const number = ++asked;
        const term = pages.literal(words.trim());
        const filter = "_ino_accountingcompanyid_value eq " + company + " and ino_listtype eq " + list + " and ino_active eq true"
            + (term ? " and (contains(ino_fullname,'" + term + "') or contains(ino_email,'" + term + "') or contains(ino_phone,'" + term + "'))" : "");
        const found = await pages.xrm().WebApi.retrieveMultipleRecords("ino_listentry",
            "?$select=ino_name,ino_fullname,ino_email,ino_phone,ino_detail,ino_accountingid&$filter=" + filter + "&$orderby=ino_fullname asc&$top=" + SHOWN);
        if (number !== asked) {
            return;
        }
        draw(found.entities.map((/** @type {any} */ row) => ({
            EntryId: row.ino_listentryid, QuickBooksName: row.ino_name, QuickBooksFullName: row.ino_fullname, QuickBooksEmail: row.ino_email, QuickBooksPhone: row.ino_phone, Detail: row.ino_detail,
        })));
        pages.byId("picker-hint").textContent = pages.text(found.entities.length === 0 ? "pick.none" : found.entities.length < SHOWN ? "pick.found" : "pick.more", pages.whole(found.entities.length));
    }

    /** @param {any} value */
    function close(value) {
        const resolve = answer;
        answer = null;
        asked++;
        pages.byId("picker").close();
        if (resolve) {
            resolve(value);
        }
    }

    let timer = 0;
    pages.byId("picker-search").addEventListener("input", function (/** @type {any} */ event) {
        const words = event.currentTarget.value;
        window.clearTimeout(timer);
        timer = window.setTimeout(function () {
            search(words).catch((failure) => {
                pages.byId("picker-hint").textContent = pages.explain(failure);
            });
        }, 250);
    });
    pages.byId("picker-form").addEventListener("submit", function (/** @type {any} */ event) {
        event.preventDefault();
        if (chosen) {
            close(chosen);
        }
    });
    pages.byId("picker-link").addEventListener("click", function () {
        close(chosen);
    });
    pages.byId("picker-cancel").addEventListener("click", function () {
        close(null);
    });
    // Escape closes a dialog by itself
    pages.byId("picker").addEventListener("cancel", function (/** @type {any} */ event) {
        event.preventDefault();
        close(null);
    });

    window.InoLink.LinkPicker = { choose: choose };
})();
