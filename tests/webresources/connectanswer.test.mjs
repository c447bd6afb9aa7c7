/** What comes back from Intuit, as the wizard understands it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import vm from "node:vm";
import { SOLUTION, WEBRESOURCES } from "./repository.mjs";
import { existsSync, readdirSync } from "node:fs";

function load(...files) {
    const window = { location: { search: "" } };
    const context = vm.createContext({ window, document: {}, URLSearchParams, URL, Intl, DOMParser: undefined });
    for (const file of files) {
        vm.runInContext(readFileSync(join(WEBRESOURCES, "ino_", "js", file), "utf8"), context, { filename: file });
    }
    return window.InoLink;
}

const plain = (value) => JSON.parse(JSON.stringify(value));
const answers = load("connectanswer.js").ConsentAnswer;

test("a whole address, its query alone and a bare code are understood", () => {
    const whole = { code: "AB1", state: "s1", realmId: "123", error: "" };
    assert.deepEqual(plain(answers.fromPaste(" https://org.example/back?code=AB1&state=s1&realmId=123#top ")), whole);
    assert.deepEqual(plain(answers.fromPaste("code=AB1&state=s1&realmId=123")), whole);
    assert.deepEqual(plain(answers.fromPaste("AB11234567890")), { code: "AB11234567890", state: "", realmId: "", error: "" });
    assert.equal(answers.fromPaste("https://org.example/back?code=&state=s1&error=access_denied").error, "access_denied");
});

test("what is no answer is none", () => {
    for (const pasted of ["", "  ", "short", "two words of text", "https://org.example/back", "a=b&c=d"]) {
        assert.equal(answers.fromPaste(pasted), null, pasted);
    }
});

test("a pop-up at a foreign place is not read", () => {
    assert.equal(answers.fromPopup({ get location() { throw new Error("cross-origin"); } }, "https://org.example"), null);
    assert.equal(answers.fromPopup({ location: { origin: "https://elsewhere.example", search: "?code=AB1" } }, "https://org.example"), null);
    assert.equal(answers.fromPopup({ location: { origin: "https://org.example", search: "?code=AB1&realmId=1" } }, "https://org.example").realmId, "1");
});

test("an address that redirects, cuts windows apart or can't be reached is no place to return to", async () => {
    const answering = (type, policy) => async () => ({ type, headers: { get: () => policy } });
    assert.equal(await answers.canReturnTo("/x", answering("basic", null)), true);
    assert.equal(await answers.canReturnTo("/x", answering("opaqueredirect", null)), false);
    assert.equal(await answers.canReturnTo("/x", answering("basic", "same-origin")), false);
    assert.equal(await answers.canReturnTo("/x", answering("basic", "same-origin-allow-popups")), false);
    assert.equal(await answers.canReturnTo("/x", async () => { throw new Error("offline"); }), false);
});

test("plain http is proposed for this machine and sandbox keys only", () => {
    assert.equal(answers.mayRegister("https://org.example/x", "Production"), true);
    assert.equal(answers.mayRegister("http://127.0.0.1:8080/x", "Sandbox"), true);
    assert.equal(answers.mayRegister("http://127.0.0.1:8080/x", "Production"), false);
    assert.equal(answers.mayRegister("http://org.example/x", "Sandbox"), false);
});

test("the custom APIs that the pages call have the solution's parameters and types", () => {
    const types = { 0: "Edm.Boolean", 7: "Edm.Int32", 10: "Edm.String", 11: "Collection(Edm.String)", 12: "Edm.Guid" };
    const apis = load("pages.js").Pages.APIS;
    for (const [name, api] of Object.entries(apis)) {
        const folder = join(SOLUTION, "customapis", name);
        assert.ok(existsSync(folder), name);
        const parameters = join(folder, "customapirequestparameters");
        const declared = {};
        for (const parameter of existsSync(parameters) ? readdirSync(parameters) : []) {
            const xml = readFileSync(join(parameters, parameter, "customapirequestparameter.xml"), "utf8");
            declared[parameter] = types[/<type>(\d+)<\/type>/.exec(xml)[1]];
        }
        for (const [parameter, type] of Object.entries(api.types)) {
            assert.equal(declared[parameter], type, `${name}.${parameter}`);
        }
        const isFunction = /<isfunction>1<\/isfunction>/.test(readFileSync(join(folder, "customapi.xml"), "utf8"));
        assert.equal(Boolean(api.isFunction), isFunction, name);
    }
});

test("every text that a page asks for exists in both languages", () => {
    const keys = [1033, 1031].map((language) => new Set([...readFileSync(join(WEBRESOURCES, "ino_", "strings", `InoLinkPages.${language}.resx`), "utf8").matchAll(/<data name="([^"]+)"/g)].map((match) => match[1])));
    assert.deepEqual([...keys[0]].sort(), [...keys[1]].sort());
    const js = join(WEBRESOURCES, "ino_", "js");
    const html = join(WEBRESOURCES, "ino_", "html");
    for (const file of ["pages.js", ...readdirSync(js).filter((name) => /^(connect|link|preview)/.test(name))].map((name) => join(js, name))) {
        for (const [, key] of readFileSync(file, "utf8").matchAll(/text\("([a-zA-Z.]+[a-zA-Z])"[,)]/g)) {
            assert.ok(keys[0].has(key), `${file}: ${key}`);
        }
    }
    for (const name of ["connect.html", "connected.html", "linkexisting.html", "preview.html"]) {
        for (const [, key] of readFileSync(join(html, name), "utf8").matchAll(/data-(?:text[a-z-]*|title)="([^"]+)"/g)) {
            assert.ok(keys[0].has(key), `${name}: ${key}`);
        }
    }
});
