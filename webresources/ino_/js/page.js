"use strict";
/** What the pages share: the app's Xrm, what the page was opened for, and its elements. Pages run in a frame of the app; this is the one place that reaches for the frame's parent. */
window.InoLink = window.InoLink || /** @type {InoLink} */ ({});
(function (ns) {
    const frame = /** @type {any} */ (window);
    frame.Xrm = frame.Xrm || frame.parent.Xrm;

    /** What navigateTo gave as data; a long list lies in the session.
     * @returns {{ table?: string, ids?: string[], batch?: string, failed?: boolean }}
     */
    function data() {
        const given = new URLSearchParams(location.search).get("data");
        if (!given) {
            return {};
        }
        const what = JSON.parse(given);
        return what.stored ? JSON.parse(sessionStorage.getItem(what.stored) || "{}") : what;
    }

    /**
     * A new element with text; texts never become markup.
     * @param {string} name
     * @param {string} [text]
     * @param {string} [style] Class name.
     */
    function element(name, text, style) {
        const made = document.createElement(name);
        if (text !== undefined) {
            made.textContent = text;
        }
        if (style) {
            made.className = style;
        }
        return made;
    }

    /** @param {string} label @param {() => unknown} action @param {string} [style] */
    function button(label, action, style) {
        const made = /** @type {HTMLButtonElement} */ (element("button", label, style));
        made.type = "button";
        made.addEventListener("click", async () => {
            made.disabled = true;
            try {
                await action();
            } catch (error) {
                await ns.Notices.failed(error);
            } finally {
                made.disabled = false;
            }
        });
        return made;
    }

    /** Begins once texts are there.
     * @param {() => Promise<void>} begin
     */
    async function start(begin) {
        try {
            await ns.Texts.ready();
            document.documentElement.lang = ns.Texts.language().slice(0, 2);
            await begin();
        } catch (error) {
            const place = document.querySelector("main") || document.body;
            place.replaceChildren(element("p", ns.Notices ? ns.Notices.reasonOf(error) : String(error), "reason"));
        }
    }

    ns.Page = { data: data, element: element, button: button, start: start };
})(window.InoLink);
