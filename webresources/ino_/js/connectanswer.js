/**
 * What comes back from Intuit's consent page, however it comes: pop-up, broadcast, pasted address, pasted code. Pure, but for the channel's name.
 */
"use strict";

window.InoLink = window.InoLink || /** @type {InoLink} */ ({});

(function () {
    const CHANNEL = "ino_connect";
    const PLAYGROUND = "https://developer.intuit.com/v2/OAuth2Playground/RedirectUrl";

    /**
     * @typedef {object} ConsentAnswer
     * @property {string} code
     * @property {string} state
     * @property {string} realmId
     * @property {string} error Intuit's word, e.g. access_denied
     */

    /**
     * Reads the query of the address that Intuit sent the browser to; null where it is no answer.
     * @param {string} search
     * @returns {ConsentAnswer | null}
     */
    function fromSearch(search) {
        const query = new URLSearchParams(search);
        const answer = { code: query.get("code") || "", state: query.get("state") || "", realmId: query.get("realmId") || "", error: query.get("error") || "" };
        return answer.code || answer.error ? answer : null;
    }

    /**
     * Understands what somebody pasted: a whole address, its query, or a bare code.
     * @param {string} pasted
     * @returns {ConsentAnswer | null} null where it is none of these
     */
    function fromPaste(pasted) {
        const trimmed = pasted.trim();
        if (trimmed === "") {
            return null;
        }
        if (/[?&=]/.test(trimmed)) {
            const mark = trimmed.indexOf("?");
            return fromSearch((mark < 0 ? trimmed : trimmed.slice(mark + 1)).split("#")[0]);
        }
        return /^[A-Za-z0-9._~-]{10,}$/.test(trimmed) ? { code: trimmed, state: "", realmId: "", error: "" } : null;
    }

    /**
     * The place of the pop-up, if it came back: null while it is at Intuit, whose pages may not be read.
     * @param {any} popup
     * @param {string} origin
     * @returns {ConsentAnswer | null}
     */
    function fromPopup(popup, origin) {
        try {
            return popup.location.origin === origin ? fromSearch(popup.location.search) : null;
        } catch (elsewhere) {
            return null;
        }
    }

    /**
     * Whether a page of this origin can be read by its opener when Intuit sends the pop-up there (oauth-onboarding §4): any answer will do, but for a redirection, which loses the query, and
     * for a Cross-Origin-Opener-Policy, which cuts the two windows apart.
     * @param {string} address
     * @param {(address: string, options: object) => Promise<any>} fetcher
     */
    async function canReturnTo(address, fetcher) {
        try {
            const answer = await fetcher(address + "?code=probe&state=probe&realmId=1", { redirect: "manual", credentials: "same-origin", cache: "no-store" });
            return answer.type === "basic" && !/same-origin/.test(answer.headers.get("Cross-Origin-Opener-Policy") || "");
        } catch (unreachable) {
            return false;
        }
    }

    /**
     * Whether Intuit registers the address: https, or plain http on this machine for sandbox keys.
     * @param {string} address
     * @param {string} environment
     */
    function mayRegister(address, environment) {
        const url = new URL(address);
        return url.protocol === "https:" || (environment === "Sandbox" && (url.hostname === "localhost" || url.hostname === "127.0.0.1"));
    }

    window.InoLink.ConsentAnswer = {
        CHANNEL: CHANNEL, PLAYGROUND: PLAYGROUND, fromSearch: fromSearch, fromPaste: fromPaste, fromPopup: fromPopup, canReturnTo: canReturnTo, mayRegister: mayRegister,
    };
})();
