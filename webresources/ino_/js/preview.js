/**
 * Preview: what promoting the chosen records would make in QuickBooks, in which order, with totals, warnings and the number of calls. Asks ino_PlanPromotion, which makes the same plans as
 * the drain and does nothing.
 */
"use strict";

(function () {
    const pages = window.InoLink.Pages;
    const MOST = 250;
    const GOES = ["Create", "Update", "Link"];

    /** @type {{ table: string, ids: string[] }} */
    const asked = { table: "", ids: [] };

    async function begin() {
        const opened = pages.data();
        asked.table = opened.table || "";
        asked.ids = (opened.ids || []).map((/** @type {string} */ id) => id.replace(/[{}]/g, "").toLowerCase());
        if (!asked.table || asked.ids.length === 0) {
            throw new pages.PageError(pages.text("preview.nothing"));
        }
        if (asked.ids.length > MOST) {
            throw new pages.PageError(pages.text("preview.tooMany", asked.ids.length, MOST));
        }
        await load();
    }

    async function load() {
        pages.byId("messages").replaceChildren();
        const answer = await pages.call("ino_PlanPromotion", { TableName: asked.table, RecordIds: asked.ids });
        draw(answer);
        pages.byId("plan").hidden = false;
        pages.announce(answer.Message);
    }

    /** @param {any} answer */
    function draw(answer) {
        pages.byId("figures").replaceChildren(...[
            ["preview.create", answer.CreateCount], ["preview.update", answer.UpdateCount], ["preview.upToDate", answer.UpToDateCount], ["preview.refused", answer.RefusedCount],
            ["preview.along", answer.AlongCount], ["preview.calls", answer.QuickBooksCalls],
        ].map((figure) => pages.element("li", {}, pages.element("span", { class: "figure" }, pages.whole(figure[1] || 0)), " ", pages.element("span", {}, pages.text(figure[0])))));
        const totals = answer.Totals || [];
        pages.byId("totals-region").hidden = totals.length === 0;
        pages.byId("totals").replaceChildren(...totals.map((/** @type {any} */ total) => pages.element("tr", {}, pages.element("th", { scope: "row" }, total.Currency),
            pages.element("td", { class: "number" }, pages.whole(total.Documents)), pages.element("td", { class: "number" }, pages.money(total.Net, "")), pages.element("td", { class: "number" }, pages.money(total.Tax, "")))));
        const plans = answer.Plans || [];
        pages.byId("plans").replaceChildren(...plans.map(row));
        narrow();
        const going = plans.filter((/** @type {any} */ plan) => !plan.NeededBy && GOES.indexOf(plan.Action) >= 0).length;
        pages.byId("promote").hidden = going === 0;
        pages.byId("promote").textContent = pages.text("preview.promote", pages.whole(going));
        pages.byId("promote").setAttribute("data-ids", plans.filter((/** @type {any} */ plan) => !plan.NeededBy && GOES.indexOf(plan.Action) >= 0).map((/** @type {any} */ plan) => plan.RecordId).join(","));
        if (answer.Obstacle) {
            pages.show(pages.byId("messages"), "warning", answer.Obstacle);
        }
    }

    /** @param {any} plan */
    function row(plan) {
        const remarks = [plan.Problem, plan.Fix].filter(Boolean).join(" ");
        return pages.element("tr", { class: plan.Problem ? "refused" : plan.Warnings ? "warned" : "", "data-action": plan.Action },
            pages.element("td", { class: "number" }, pages.whole(plan.Order)),
            pages.element("th", { scope: "row" }, pages.element("bdi", { class: "name" }, plan.RecordName || plan.RecordId),
                pages.element("div", { class: "muted" }, pages.text("table.one." + plan.TableName), plan.NeededBy ? " · " : null, plan.NeededBy ? pages.text("preview.neededBy", plan.NeededBy) : null)),
            pages.element("td", {}, pages.element("span", { class: "tag action-" + plan.Action }, pages.text("action." + plan.Action))),
            pages.element("td", {}, plan.QuickBooksType ? pages.text("type." + plan.QuickBooksType) : "", plan.QuickBooksName ? ": " : null,
                plan.QuickBooksName ? pages.element("bdi", {}, plan.QuickBooksName) : null, plan.CompanyName ? pages.element("div", { class: "muted" }, pages.element("bdi", {}, plan.CompanyName)) : null),
            pages.element("td", { class: "number" }, pages.money(plan.Net, plan.Currency)),
            pages.element("td", {}, remarks ? pages.element("div", { class: "problem" }, remarks) : null, plan.Warnings ? pages.element("div", { class: "warning-text" }, plan.Warnings) : null));
    }

    function narrow() {
        const only = pages.byId("only-problems").checked;
        for (const made of Array.from(pages.byId("plans").children)) {
            /** @type {any} */ (made).hidden = only && !/** @type {any} */ (made).classList.contains("refused") && !/** @type {any} */ (made).classList.contains("warned");
        }
    }

    async function promote() {
        const ids = (pages.byId("promote").getAttribute("data-ids") || "").split(",");
        if (["quote", "salesorder", "invoice"].indexOf(asked.table) >= 0) {
            const sure = await pages.xrm().Navigation.openConfirmDialog({
                title: pages.text("preview.confirmTitle"), text: pages.text("preview.confirmText", pages.whole(ids.length)),
                confirmButtonLabel: pages.text("preview.promote", pages.whole(ids.length)), cancelButtonLabel: pages.text("action.cancel"),
            });
            if (!sure.confirmed) {
                return;
            }
        }
        const answer = await pages.call("ino_PromoteMany", { TableName: asked.table, RecordIds: ids });
        pages.byId("promote").hidden = true;
        pages.show(pages.byId("messages"), "success", pages.text("preview.queued", pages.whole(answer.QueuedCount === undefined ? ids.length : answer.QueuedCount)));
    }

    pages.byId("only-problems").addEventListener("change", narrow);
    pages.byId("again").addEventListener("click", function (/** @type {any} */ event) {
        pages.once(event.currentTarget, pages.byId("messages"), load);
    });
    pages.byId("promote").addEventListener("click", function (/** @type {any} */ event) {
        pages.once(event.currentTarget, pages.byId("messages"), promote);
    });

    window.addEventListener("DOMContentLoaded", function () {
        pages.start(begin);
    });
})();
