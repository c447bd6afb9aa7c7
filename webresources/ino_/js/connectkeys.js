/** Steps 1 and 2 of the connect wizard: what to do at Intuit, and the keys of the app made there. */
"use strict";

(function () {
    const pages = window.InoLink.Pages;
    const answers = window.InoLink.ConsentAnswer;
    const wizard = window.InoLink.Connect;
    // registered at Intuit to the letter, so it must not change with the cache's token
    // eslint-disable-next-line @microsoft/power-apps/use-cached-webresource
    const RETURN_PAGE = "/WebResources/ino_/html/connected.html";

    /** @type {Promise<boolean> | null} asked once: it does not change while the page is open */
    let probe = null;
    let redirectUri = "";

    function ownAddress() {
        return pages.xrm().Utility.getGlobalContext().getClientUrl().replace(/\/$/, "") + RETURN_PAGE;
    }

    function environment() {
        return /** @type {any} */ (document.querySelector("input[name=environment]:checked")).value;
    }

    /** Which redirect URI to register: our own page where it can be read back, else Intuit's own, to paste from. */
    async function propose() {
        const own = ownAddress();
        probe = probe || answers.canReturnTo(own, (address, options) => window.fetch(address, options));
        const works = await probe && answers.mayRegister(own, environment());
        redirectUri = works ? own : answers.PLAYGROUND;
        pages.byId("redirect").value = redirectUri;
        pages.byId("redirect-hint").textContent = pages.text(works ? "prepare.ownHint" : "prepare.playgroundHint");
    }

    async function reconnectUrl() {
        const context = pages.xrm().Utility.getGlobalContext();
        const app = await context.getCurrentAppProperties();
        return context.getClientUrl().replace(/\/$/, "") + "/main.aspx?appid=" + app.appId + "&pagetype=webresource&webresourceName=" + encodeURIComponent("ino_/html/connect.html");
    }

    /** @param {string} field @param {string} button */
    function copies(field, button) {
        pages.byId(button).addEventListener("click", async function () {
            const input = pages.byId(field);
            input.select();
            try {
                await navigator.clipboard.writeText(input.value);
            } catch (forbidden) {
                // an embedded page may not write to the clipboard: the text is selected, so the keyboard can
                document.execCommand("copy");
            }
            pages.announce(pages.text("action.copied"));
        });
    }

    async function enterPrepare() {
        const connection = wizard.connection;
        if (connection) {
            /** @type {any} */ (document.querySelector("input[name=environment][value=" + connection.Environment + "]")).checked = true;
        }
        await propose();
        pages.byId("reconnect").value = await reconnectUrl();
    }

    async function enterKeys() {
        if (!redirectUri) {
            await enterPrepare();
        }
        const connection = wizard.connection;
        pages.byId("client-id").value = connection ? connection.ClientId : "";
        pages.byId("client-secret").value = "";
        pages.byId("secret-hint").textContent = connection && connection.HasSecret
            ? pages.text("keys.secretSet", pages.day(connection.SecretSetOn), connection.SecretSetBy || "") : pages.text("keys.secretNew");
    }

    async function save() {
        const connection = wizard.connection;
        const clientId = pages.byId("client-id").value.trim();
        const secret = pages.byId("client-secret").value.trim();
        if (!clientId || (!secret && !(connection && connection.HasSecret))) {
            const missing = pages.byId(clientId ? "client-secret" : "client-id");
            missing.setAttribute("aria-invalid", "true");
            missing.focus();
            throw new pages.PageError(pages.text(clientId ? "keys.noSecret" : "keys.noId"));
        }
        const saved = await pages.call("ino_SaveConnectionSettings", {
            ConnectionId: connection ? connection.ConnectionId : null, ClientId: clientId, ClientSecret: secret, Environment: environment(), RedirectUri: redirectUri,
        });
        pages.byId("client-secret").value = "";
        wizard.connection = /** @type {any} */ ({ ConnectionId: saved.ConnectionId });
        await wizard.reload();
        await wizard.go("consent");
    }

    for (const input of Array.from(document.querySelectorAll("input[name=environment]"))) {
        input.addEventListener("change", propose);
    }
    for (const id of ["client-id", "client-secret"]) {
        pages.byId(id).addEventListener("input", function (/** @type {any} */ event) {
            event.currentTarget.removeAttribute("aria-invalid");
        });
    }
    copies("redirect", "copy-redirect");
    copies("reconnect", "copy-reconnect");
    pages.byId("prepare-next").addEventListener("click", function () {
        wizard.go("keys");
    });
    pages.byId("keys-form").addEventListener("submit", function (/** @type {any} */ event) {
        event.preventDefault();
        pages.once(pages.byId("keys-save"), pages.byId("messages"), save);
    });

    wizard.steps.prepare = { enter: enterPrepare };
    wizard.steps.keys = { enter: enterKeys };
})();
