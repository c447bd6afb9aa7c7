/**
 * The connect wizard: overview of the connections, and the way through its steps. What a step does is in the files connect<step>.js; each adds itself to InoLink.Connect.steps.
 */
"use strict";

window.InoLink = window.InoLink || /** @type {InoLink} */ ({});

(function () {
    const pages = window.InoLink.Pages;
    const ORDER = ["prepare", "keys", "consent", "company", "settings", "done"];

    const wizard = {
        /** @type {InoLinkConnection | null} the connection that the wizard is about; null for a new one */
        connection: null,
        step: "prepare",
        /** @type {Record<string, { enter?: () => Promise<void> | void, leave?: () => void }>} */
        steps: {},
        current: current,
        facts: facts,
        go: go,
        reload: reload,
        overview: overview,
    };

    /** What the wizard is about, in the steps that have one. @returns {InoLinkConnection} */
    function current() {
        if (!wizard.connection) {
            throw new pages.PageError(pages.text("consent.noKeys"));
        }
        return wizard.connection;
    }

    /** Reads the connections, and the wizard's own anew. @returns {Promise<InoLinkConnection[]>} */
    async function reload() {
        const connections = (await pages.call("ino_GetConnectionSettings")).Connections || [];
        const known = wizard.connection;
        if (known) {
            wizard.connection = connections.find((/** @type {InoLinkConnection} */ row) => row.ConnectionId === known.ConnectionId) || null;
        }
        return connections;
    }

    /** @param {string} step */
    async function go(step) {
        const left = wizard.steps[wizard.step];
        if (left && left.leave) {
            left.leave();
        }
        wizard.step = step;
        pages.byId("overview").hidden = true;
        pages.byId("wizard").hidden = false;
        pages.byId("messages").replaceChildren();
        for (const name of ORDER) {
            pages.byId("step-" + name).hidden = name !== step;
        }
        drawSteps();
        pages.byId(step + "-title").focus();
        window.scrollTo(0, 0);
        const entered = wizard.steps[step];
        if (entered && entered.enter) {
            try {
                await entered.enter();
            } catch (failure) {
                pages.show(pages.byId("messages"), "error", pages.explain(failure));
            }
        }
    }

    /** A step may be gone to once what it needs is there. @param {string} step */
    function isOpen(step) {
        const connection = wizard.connection;
        switch (step) {
            case "prepare":
            case "keys":
                return true;
            case "consent":
                return connection !== null && connection.HasSecret;
            default:
                return connection !== null && connection.HasConsent && Boolean(connection.CompanyId);
        }
    }

    function drawSteps() {
        pages.byId("steps").replaceChildren(...ORDER.map((name) => pages.element("li", { class: name === wizard.step ? "current" : "" },
            pages.element("button", {
                type: "button", "aria-current": name === wizard.step ? "step" : null, disabled: !isOpen(name),
                onclick: function () {
                    go(name);
                },
            }, pages.text("steps." + name)))));
    }

    /** The list of connections; with none, the wizard begins at once. */
    async function overview() {
        wizard.connection = null;
        const connections = await reload();
        await banner();
        if (connections.length === 0) {
            await go("prepare");
            return;
        }
        pages.byId("wizard").hidden = true;
        pages.byId("overview").hidden = false;
        pages.byId("connections").replaceChildren(...connections.map(card));
    }

    /** What is wrong now (consent, switched-off steps, a tick that is late), and what has to be done before a consent ends. */
    async function banner() {
        const status = await pages.call("ino_GetConnectionStatus");
        const companies = status.Companies || [];
        const ending = companies.filter((/** @type {any} */ row) => row.MustReconnect && row.State !== "NeedsConsent");
        const wrong = companies.length > 0 && status.Message ? [status.Message] : [];
        const messages = wrong.concat(ending.map((/** @type {any} */ row) => pages.text("banner.ends", row.CompanyName, pages.day(row.ReconnectBefore))));
        pages.byId("banner").replaceChildren(...messages.map((/** @type {string} */ message) => {
            const place = pages.element("div");
            pages.show(place, "warning", message);
            return place;
        }));
    }

    /** @param {InoLinkConnection} row */
    function card(row) {
        const messages = pages.element("div");
        const title = row.CompanyName || row.Name;
        return pages.element("article", { class: "card-box", "aria-label": title },
            pages.element("h3", {}, title),
            pages.element("dl", { class: "card" }, ...facts(row)),
            messages,
            pages.element("p", { class: "actions" },
                button("card.continue", title, () => enter(row, row.HasConsent ? "settings" : row.HasSecret ? "consent" : "keys"), !row.HasConsent),
                row.CompanyId ? button("card.reconnect", title, () => enter(row, "consent"), row.State === "NeedsConsent") : null,
                row.HasConsent ? button("card.test", title, () => test(row, messages)) : null,
                button("card.keys", title, () => enter(row, "keys")),
                row.HasConsent ? button("card.disconnect", title, () => disconnect(row)) : null));

        /** @param {string} key @param {string} about @param {() => Promise<void>} work @param {boolean} [primary] */
        function button(key, about, work, primary) {
            const label = pages.text(key);
            return pages.element("button", {
                type: "button", class: primary ? "primary" : "", "aria-label": label + ": " + about,
                onclick: function (/** @type {any} */ event) {
                    pages.once(event.currentTarget, messages, work);
                },
            }, label);
        }
    }

    /** @param {InoLinkConnection} row @returns {Node[]} */
    function facts(row) {
        const pairs = [
            [pages.text("fact.state"), row.IsCopy ? pages.text("state.Copy") : row.State ? pages.text("state." + row.State) : pages.text("state.none")],
            [pages.text("fact.reason"), row.State === "NeedsConsent" ? row.StateReason : ""],
            [pages.text("fact.environment"), pages.text("environment." + row.Environment)],
            [pages.text("fact.realm"), row.RealmId],
            [pages.text("fact.country"), [row.Country, row.HomeCurrency].filter(Boolean).join(", ")],
            [pages.text("fact.zone"), row.TimeZone],
            [pages.text("fact.reconnect"), pages.day(row.ReconnectBefore)],
        ];
        return pairs.filter((pair) => pair[1]).reduce((all, pair) => all.concat([pages.element("dt", {}, pair[0]), pages.element("dd", {}, pair[1])]), /** @type {Node[]} */ ([]));
    }

    /** @param {InoLinkConnection} row @param {string} step */
    async function enter(row, step) {
        wizard.connection = row;
        await go(step);
    }

    /** @param {InoLinkConnection} row @param {any} messages */
    async function test(row, messages) {
        const answer = await pages.call("ino_TestConnection", { CompanyId: row.CompanyId });
        pages.show(messages, answer.Succeeded ? "success" : "error", answer.Message);
    }

    /** @param {InoLinkConnection} row */
    async function disconnect(row) {
        const asked = await pages.xrm().Navigation.openConfirmDialog({
            title: pages.text("disconnect.title", row.CompanyName || row.Name), text: pages.text("disconnect.text"),
            confirmButtonLabel: pages.text("card.disconnect"), cancelButtonLabel: pages.text("action.cancel"),
        });
        if (!asked.confirmed) {
            return;
        }
        const answer = await pages.call("ino_Disconnect", { ConnectionId: row.ConnectionId });
        await overview();
        pages.show(pages.byId("messages"), answer.Revoked ? "success" : "warning", answer.Message);
    }

    for (const back of Array.from(document.querySelectorAll("[data-back]"))) {
        back.addEventListener("click", function () {
            go(ORDER[Math.max(0, ORDER.indexOf(wizard.step) - 1)]);
        });
    }
    pages.byId("add").addEventListener("click", function () {
        wizard.connection = null;
        go("prepare");
    });

    window.InoLink.Connect = wizard;
    // the files of the steps follow this one
    window.addEventListener("DOMContentLoaded", function () {
        pages.start(overview);
    });
})();
