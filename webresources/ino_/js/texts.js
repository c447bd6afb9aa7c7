"use strict";
/**
 * The texts that people read, by key. They live in ino_/strings/InoLink.<language>.resx, which come along as a dependency; the platform picks the user's language, else the base language,
 * else gives null. Where it gives null (a base language that we don't speak, a page opened before any script) they are read from their file: the user's language, else English.
 */
window.InoLink = window.InoLink || /** @type {InoLink} */ ({});
(function (ns) {
    const STRINGS = "ino_/strings/InoLink";
    const LANGUAGES = [1033, 1031];
    /** @type {Record<string, string>} */
    const own = {};
    /** @type {Promise<void> | null} */
    let reading = null;

    /** Resolves once texts can be asked for. */
    function ready() {
        if (Xrm.Utility.getResourceString(STRINGS, "QuickBooks")) {
            return Promise.resolve();
        }
        reading = reading || read();
        return reading;
    }

    async function read() {
        const wanted = Xrm.Utility.getGlobalContext().userSettings.languageId;
        const file = STRINGS + "." + (LANGUAGES.indexOf(wanted) >= 0 ? wanted : LANGUAGES[0]) + ".resx";
        const response = await fetch(Xrm.Utility.getGlobalContext().getWebResourceUrl(file), { credentials: "same-origin" });
        if (!response.ok) {
            throw new Error("The texts of InoLink (" + file + ") could not be read: " + response.status);
        }
        const entries = new DOMParser().parseFromString(await response.text(), "application/xml").querySelectorAll("data");
        entries.forEach((entry) => {
            own[entry.getAttribute("name") || ""] = ((entry.querySelector("value") || entry).textContent || "").trim();
        });
    }

    /**
     * @param {string} key
     * @param {...(string | number)} values What {0}, {1} … stand for.
     */
    function text(key, ...values) {
        const template = own[key] || Xrm.Utility.getResourceString(STRINGS, key) || key;
        return template.replace(/\{(\d)\}/g, (place, index) => (index < values.length ? String(values[index]) : place));
    }

    /** "1 account", "18 accounts".
     * @param {string} table
     * @param {number} count
     */
    function records(table, count) {
        return text((count === 1 ? "One_" : "Many_") + table, count);
    }

    /** As people name it in QuickBooks: "Invoice 1037".
     * @param {string | undefined} type
     * @param {string | undefined} number
     */
    function object(type, number) {
        return text("Type_" + (type || "Record"), number || "").trim();
    }

    /** A language tag for dates and amounts, from the user's language. */
    function language() {
        return Xrm.Utility.getGlobalContext().userSettings.languageId === 1031 ? "de-DE" : "en-US";
    }

    /**
     * @param {number} value
     * @param {string | undefined} currency ISO code.
     */
    function amount(value, currency) {
        return currency
            ? new Intl.NumberFormat(language(), { style: "currency", currency: currency, currencyDisplay: "code" }).format(value)
            : new Intl.NumberFormat(language(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
    }

    /** @param {string | undefined} utc */
    function day(utc) {
        return utc ? new Intl.DateTimeFormat(language(), { day: "numeric", month: "short", year: "numeric" }).format(new Date(utc)) : "";
    }

    /** Today's moments by their time, others with their day.
     * @param {string | undefined} utc
     */
    function moment(utc) {
        if (!utc) {
            return "";
        }
        const when = new Date(utc);
        const time = new Intl.DateTimeFormat(language(), { hour: "2-digit", minute: "2-digit" }).format(when);
        return when.toDateString() === new Date().toDateString() ? time : day(utc) + ", " + time;
    }

    ns.Texts = {
        ready: ready,
        text: text,
        records: records,
        object: object,
        language: language,
        amount: amount,
        day: day,
        moment: moment,
    };
})(window.InoLink);
