/** Step 6 of the connect wizard: the test, and what to do before everybody works with it. */
"use strict";

(function () {
    const pages = window.InoLink.Pages;
    const wizard = window.InoLink.Connect;
    const TICK_IS_LATE = 20 * 60 * 1000;

    async function test() {
        const answer = await pages.call("ino_TestConnection", { CompanyId: wizard.current().CompanyId });
        pages.show(pages.byId("test-message"), answer.Succeeded ? "success" : "error", answer.Message);
        pages.announce(answer.Message);
        await draw();
    }

    /** The points of the list, each with what is known of it and the way there. */
    async function draw() {
        const company = wizard.current().CompanyId;
        const api = pages.xrm().WebApi;
        const filter = "?$filter=_ino_accountingcompanyid_value eq " + company;
        const [links, writers, jobs] = await Promise.all([
            api.retrieveMultipleRecords("ino_link", "?$select=ino_linkid&$filter=_ino_accountingcompanyid_value eq " + company + "&$top=1"),
            api.retrieveMultipleRecords("ino_writer", filter + "&$select=ino_lasttick"),
            api.retrieveMultipleRecords("ino_linkjob", filter + " and ino_operation eq 776210000 and ino_jobstatus eq 776210002&$select=ino_linkjobid&$top=1"),
        ]);
        const tick = writers.entities.map((/** @type {any} */ row) => row.ino_lasttick).filter(Boolean).sort().pop();
        const ticks = Boolean(tick) && Date.now() - new Date(tick).getTime() < TICK_IS_LATE;
        pages.byId("checklist").replaceChildren(
            point("link", links.entities.length > 0, () => openPage("ino_/html/linkexisting.html")),
            point("preferences", true, () => pages.xrm().Navigation.navigateTo({ pageType: "entitylist", entityName: "ino_linkpreference" })),
            point("flow", ticks, null, tick ? pages.text("check.flow.last", new Date(tick).toLocaleString(document.documentElement.lang)) : pages.text("check.flow.never")),
            point("roles", null, null),
            point("first", jobs.entities.length > 0, () => pages.xrm().Navigation.navigateTo({ pageType: "entitylist", entityName: "account" })));
    }

    /** @param {string} key @param {boolean | null} done null: nobody can tell from here @param {(() => unknown) | null} open @param {string} [note] */
    function point(key, done, open, note) {
        return pages.element("li", { class: done === null ? "" : done ? "done" : "open" },
            pages.element("strong", {}, pages.text("check." + key)),
            done === null ? null : pages.element("span", { class: "mark" }, " " + pages.text(done ? "check.isDone" : "check.isOpen")),
            pages.element("p", {}, pages.text("check." + key + ".why"), note ? " " + note : null),
            open ? pages.element("button", { type: "button", onclick: open }, pages.text("check." + key + ".open")) : null);
    }

    /** @param {string} name */
    function openPage(name) {
        return pages.xrm().Navigation.navigateTo({ pageType: "webresource", webresourceName: name, data: JSON.stringify({ company: wizard.current().CompanyId }) });
    }

    pages.byId("test").addEventListener("click", function (/** @type {any} */ event) {
        pages.once(event.currentTarget, pages.byId("test-message"), test);
    });
    pages.byId("finish").addEventListener("click", function (/** @type {any} */ event) {
        pages.once(event.currentTarget, pages.byId("messages"), wizard.overview);
    });

    wizard.steps.done = {
        enter: function () {
            pages.byId("test-message").replaceChildren();
            return draw();
        },
    };
})();
