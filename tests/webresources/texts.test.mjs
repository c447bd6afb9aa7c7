/** String files: complete, alike in every language, and holding every text that is asked for. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { App } from "./app.mjs";
import { WEBRESOURCES } from "./repository.mjs";
import { placeholders, sets, strings } from "./resx.mjs";

const SCRIPTS = join(WEBRESOURCES, "ino_", "js");
// keys that are put together: the beginning, and what can follow
const FAMILIES = {
    One_: ["account", "contact", "product", "quote", "salesorder", "invoice"],
    Many_: ["account", "contact", "product", "quote", "salesorder", "invoice"],
    Type_: ["Customer", "Item", "Estimate", "Invoice", "SalesReceipt", "Record"],
    Create_: ["Estimate", "Invoice", "SalesReceipt"],
    Status_: ["NotLinked", "ToBeLinked", "Linked", "Error", "Unlinked"],
    Column_: ["Record", "Status", "Operation", "Submitted", "Processed", "Attempts", "Outcome", "Actions"],
};

/** The keys that the scripts of the string file InoLink ask for, with the number of values they give: those scripts take their texts from ns.Texts. */
function uses() {
    const found = new Map();
    for (const file of readdirSync(SCRIPTS).filter((name) => name.endsWith(".js"))) {
        const script = readFileSync(join(SCRIPTS, file), "utf8");
        if (!/\bns\.Texts\b/.test(script)) {
            continue;
        }
        const calls = [...script.matchAll(/\btext\(/g)].map((match) => call(script, match.index + match[0].length));
        for (const given of calls) {
            for (const key of [...given[0].matchAll(/(?:^|[?:(]\s*)"(\w+)"(?!\s*\+)/g)].map((match) => match[1]).filter((key) => !key.endsWith("_"))) {
                found.set(key, Math.max(found.get(key) || 0, given.length - 1));
            }
        }
    }
    return found;
}

/** The arguments of a call, as texts. */
function call(script, from) {
    const given = [""];
    let depth = 0;
    let quoted = false;
    for (let at = from; ; at++) {
        const character = script[at];
        quoted = character === '"' ? !quoted : quoted;
        if (!quoted && depth === 0 && character === ")") {
            return given;
        }
        depth += quoted ? 0 : "([{".includes(character) ? 1 : ")]}".includes(character) ? -1 : 0;
        if (!quoted && depth === 0 && character === ",") {
            given.push("");
        } else {
            given[given.length - 1] += character;
        }
    }
}

for (const set of sets()) {
    test(`${set}: both languages have the same keys with the same placeholders, and no text is blank`, () => {
        const english = strings(1033, set);
        const german = strings(1031, set);
        assert.deepEqual([...german.keys()].sort(), [...english.keys()].sort());
        for (const [key, text] of english) {
            assert.deepEqual(placeholders(german.get(key)), placeholders(text), key);
            assert.ok(text.trim() && german.get(key).trim(), key);
        }
    });
}

test("every key that is asked for exists, with a placeholder for each value", () => {
    const english = strings(1033);
    const asked = uses();
    assert.ok(asked.size > 60, `only ${asked.size} keys found: the search is broken`);
    for (const [key, values] of asked) {
        assert.ok(english.has(key), `InoLink.1033.resx lacks ${key}`);
        assert.ok(placeholders(english.get(key)).length <= values, `${key} has more placeholders than it gets values`);
    }
    for (const [begin, ends] of Object.entries(FAMILIES)) {
        ends.forEach((end) => assert.ok(english.has(begin + end), `InoLink.1033.resx lacks ${begin}${end}`));
    }
});

test("no text is left over", () => {
    const known = new Set([...uses().keys(), ...Object.entries(FAMILIES).flatMap(([begin, ends]) => ends.map((end) => begin + end))]);
    // chosen by a condition before they are asked for
    ["Promote", "PromoteAgain", "UpdateInQuickBooks", "FailedJobs", "LinkJobs"].forEach((key) => known.add(key));
    assert.deepEqual([...strings(1033).keys()].filter((key) => !known.has(key)), []);
});

test("where the platform has no text for the language, the English file is read", async () => {
    const app = new App({ scripts: ["texts"], language: 1036, strings: false });
    const asked = [];
    app.window.fetch = async (address) => {
        asked.push(address);
        return { ok: true, text: async () => "" };
    };
    const entry = { getAttribute: () => "Promote", querySelector: () => ({ textContent: "Promote" }) };
    app.window.DOMParser = class {
        parseFromString = () => ({ querySelectorAll: () => [entry] });
    };
    const { Texts } = app.InoLink;
    await Promise.all([Texts.ready(), Texts.ready()]);
    assert.deepEqual(asked, ["/WebResources/ino_/strings/InoLink.1033.resx"]);
    assert.equal(Texts.text("Promote"), "Promote");
});

test("amounts, days and moments are written in the user's language", () => {
    const english = new App({ scripts: ["texts"] }).InoLink.Texts;
    const german = new App({ scripts: ["texts"], language: 1031 }).InoLink.Texts;
    const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ");
    assert.equal(plain(english.amount(1250.5, "EUR")), "EUR 1,250.50");
    assert.equal(plain(german.amount(1250.5, "EUR")), "1.250,50 EUR");
    assert.equal(plain(english.amount(7, undefined)), "7.00");
    assert.equal(english.day("2026-11-21T12:00:00Z"), "Nov 21, 2026");
    assert.equal(german.day("2026-11-21T12:00:00Z"), "21. Nov. 2026");
    assert.match(plain(english.moment("2026-11-20T12:00:00Z")), /^Nov 20, 2026, \d\d:00/);
    assert.equal(english.moment(undefined), "");
});
