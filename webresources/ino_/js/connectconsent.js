/**
 * Step 3 of the connect wizard: the consent at Intuit, by the first of four ways that works (oauth-onboarding §1): the pop-up comes back to our origin and is read; the page it came back to
 * broadcasts its address; somebody pastes that address; somebody pastes a code or a refresh token. All end in the same custom APIs.
 */
"use strict";

(function () {
    const pages = window.InoLink.Pages;
    const answers = window.InoLink.ConsentAnswer;
    const wizard = window.InoLink.Connect;
    const LOOK_EVERY = 50;
    const message = () => pages.byId("consent-message");

    /**
     * What was begun: the state is kept here only and forgotten when used.
     * @type {{ ConnectionId: string, State: string, RedirectUri: string, AuthorizeUrl: string } | null}
     */
    let begun = null;
    /** @type {any} */
    let popup = null;
    let looking = 0;
    let completing = false;
    const channel = new BroadcastChannel(answers.CHANNEL);

    function connectionId() {
        return wizard.current().ConnectionId;
    }

    async function begin() {
        const id = connectionId();
        const answer = await pages.call("ino_BeginConnection", { ConnectionId: id });
        begun = { ConnectionId: id, State: answer.State, RedirectUri: answer.RedirectUri, AuthorizeUrl: answer.AuthorizeUrl };
        pages.byId("paste-link").replaceChildren(pages.element("a", { href: answer.AuthorizeUrl, target: "_blank", rel: "noopener noreferrer" }, pages.text("paste.link")));
        return begun;
    }

    /** Opened in the click itself, since a window that opens after a call is blocked. */
    async function open() {
        stop();
        popup = window.open("about:blank", "_blank", "popup,width=780,height=820");
        if (!popup) {
            await begin();
            pages.byId("other-ways").open = true;
            pages.show(message(), "warning", pages.text("consent.blocked"));
            return;
        }
        try {
            const started = await begin();
            popup.location.href = started.AuthorizeUrl;
        } catch (failure) {
            popup.close();
            throw failure;
        }
        pages.show(message(), "info", pages.text("consent.waiting"));
        pages.announce(pages.text("consent.waiting"));
        looking = window.setInterval(look, LOOK_EVERY);
    }

    function look() {
        const answer = answers.fromPopup(popup, window.location.origin);
        if (answer) {
            take(answer);
        } else if (popup && popup.closed) {
            // closed by the user, or cut off by a page of Intuit's: the broadcast and pasting remain
            stop();
            pages.byId("other-ways").open = true;
            pages.show(message(), "warning", pages.text("consent.closed"));
        }
    }

    function stop() {
        window.clearInterval(looking);
        looking = 0;
    }

    /** @param {any} answer what came back by itself, from the pop-up or the broadcast */
    function take(answer) {
        if (completing) {
            return;
        }
        stop();
        channel.postMessage({ taken: true });
        if (popup && !popup.closed) {
            popup.close();
        }
        popup = null;
        pages.once(pages.byId("consent-open"), message(), () => finish(answer, ""));
    }

    /**
     * @param {any} answer
     * @param {string} redirectUri where the code came back to, if not to the connection's own
     */
    async function finish(answer, redirectUri) {
        if (completing) {
            return;
        }
        if (answer.error) {
            throw new pages.PageError(pages.text(answer.error === "access_denied" ? "consent.denied" : "consent.error", answer.error));
        }
        completing = true;
        try {
            const id = connectionId();
            const state = answer.state || (begun && begun.ConnectionId === id ? begun.State : "");
            pages.show(message(), "info", pages.text("consent.completing"));
            await confirmed("ino_CompleteConnection", { ConnectionId: id, State: state, Code: answer.code, RealmId: answer.realmId, RedirectUri: redirectUri });
        } finally {
            completing = false;
            begun = null;
        }
    }

    /**
     * Calls; where the answer is a question it is asked, and the call repeated if the answer is yes.
     * @param {"ino_CompleteConnection" | "ino_ImportConnection"} name
     * @param {Record<string, any>} values
     */
    async function confirmed(name, values) {
        let answer = await pages.call(name, values);
        if (answer.MustConfirm) {
            const asked = await pages.xrm().Navigation.openConfirmDialog({
                title: pages.text("confirm.title"), text: answer.Message, confirmButtonLabel: pages.text("confirm.yes"), cancelButtonLabel: pages.text("action.cancel"),
            });
            if (!asked.confirmed) {
                pages.show(message(), "info", pages.text("confirm.canceled"));
                return;
            }
            answer = await pages.call(name, Object.assign({ Confirmed: true }, values));
        }
        if (!answer.Succeeded) {
            throw new pages.PageError(answer.Message);
        }
        message().replaceChildren();
        await wizard.reload();
        await wizard.go("company");
        pages.announce(answer.Message);
    }

    /** Shows what was understood before anything is sent. */
    function understand() {
        const answer = answers.fromPaste(pages.byId("pasted").value);
        const hint = pages.byId("pasted-hint");
        pages.byId("paste-realm-row").hidden = !answer || Boolean(answer.realmId) || Boolean(answer.error);
        hint.textContent = pages.byId("pasted").value.trim() === "" ? ""
            : !answer ? pages.text("paste.unreadable")
            : answer.error ? pages.text("consent.denied")
            : answer.realmId ? pages.text("paste.understood", answer.realmId) : pages.text("paste.codeOnly");
        return answer;
    }

    async function paste() {
        const answer = understand();
        if (!answer) {
            pages.byId("pasted").focus();
            throw new pages.PageError(pages.text("paste.unreadable"));
        }
        const pasted = Object.assign({}, answer, { realmId: answer.realmId || pages.byId("paste-realm").value.trim() });
        if (!pasted.error && !/^\d+$/.test(pasted.realmId)) {
            pages.byId("paste-realm").focus();
            throw new pages.PageError(pages.text("paste.noRealm"));
        }
        // a bare code without a begun consent comes from Intuit's Playground: it needs a state of ours all the same
        const fromPlayground = !pasted.state && !(begun && begun.RedirectUri !== answers.PLAYGROUND);
        if (!pasted.error && !pasted.state && !begun) {
            await begin();
        }
        pages.byId("pasted").value = "";
        pages.byId("paste-realm").value = "";
        understand();
        await finish(pasted, fromPlayground ? answers.PLAYGROUND : "");
    }

    async function importToken() {
        const token = pages.byId("refresh-token").value.trim();
        const realmId = pages.byId("token-realm").value.trim();
        if (!token || !/^\d+$/.test(realmId)) {
            pages.byId(token ? "token-realm" : "refresh-token").focus();
            throw new pages.PageError(pages.text(token ? "paste.noRealm" : "token.none"));
        }
        pages.byId("refresh-token").value = "";
        await confirmed("ino_ImportConnection", { ConnectionId: connectionId(), RefreshToken: token, RealmId: realmId });
    }

    channel.onmessage = function (event) {
        // pages of this origin only can speak here; whether the answer is ours the server knows by its state
        if (event.data && event.data.answer && begun && event.data.answer.state === begun.State) {
            take(event.data.answer);
        }
    };
    pages.byId("consent-open").addEventListener("click", function (/** @type {any} */ event) {
        pages.once(event.currentTarget, message(), open);
    });
    pages.byId("pasted").addEventListener("input", understand);
    pages.byId("other-ways").addEventListener("toggle", function () {
        if (pages.byId("other-ways").open && !begun && wizard.connection) {
            begin().catch((failure) => pages.show(message(), "error", pages.explain(failure)));
        }
    });
    pages.byId("paste-form").addEventListener("submit", function (/** @type {any} */ event) {
        event.preventDefault();
        pages.once(pages.byId("paste-send"), message(), paste);
    });
    pages.byId("token-form").addEventListener("submit", function (/** @type {any} */ event) {
        event.preventDefault();
        pages.once(pages.byId("token-send"), message(), importToken);
    });

    wizard.steps.consent = {
        enter: function () {
            begun = null;
            message().replaceChildren();
            pages.byId("other-ways").open = false;
        },
        leave: function () {
            stop();
            begun = null;
            pages.byId("pasted").value = "";
            pages.byId("refresh-token").value = "";
        },
    };
})();
