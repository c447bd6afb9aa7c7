/** Ribbons, form events and pages of the solution, held against the scripts. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { App } from "./app.mjs";
import { SOLUTION, WEBRESOURCES } from "./repository.mjs";
import { all, parse } from "./xml.mjs";

const TABLES = { Account: "account", Contact: "contact", Product: "product", Quote: "quote", SalesOrder: "salesorder", Invoice: "invoice" };
const MASTERS = ["Account", "Contact", "Product"];
const ENTITIES = join(SOLUTION, "Entities");

function ribbon(folder) {
    return parse(readFileSync(join(ENTITIES, folder, "RibbonDiff.xml"), "utf8"));
}

function file(name) {
    return readFileSync(join(WEBRESOURCES, ...name.split("/")), "utf8");
}

/** Names of the parameters of a function that a library defines; null where it does not. */
function parameters(library, name) {
    const found = new RegExp(`function ${name.split(".").pop()}\\(([^)]*)\\)`).exec(file(library));
    return found ? found[1].split(",").map((parameter) => parameter.trim()).filter(Boolean) : null;
}

/** A CrmParameter as the functions name it. */
function named(parameter) {
    return parameter[0].toLowerCase() + parameter.slice(1);
}

for (const folder of [...Object.keys(TABLES), "ino_LinkJob"]) {
    test(`${folder}: every function exists in its library and takes the parameters it gets, in their order`, () => {
        const calls = [...all(ribbon(folder), "JavaScriptFunction"), ...all(ribbon(folder), "CustomRule")];
        assert.ok(calls.length > 5);
        for (const call of calls) {
            const library = call.attributes.Library.replace("$webresource:", "");
            const { FunctionName: name } = call.attributes;
            assert.deepEqual(parameters(library, name), call.children.map((child) => named(child.attributes.Value)), `${name} of ${library}`);
            const { InoLink } = new App();
            const [, group, member] = name.split(".");
            assert.equal(typeof InoLink[group]?.[member], "function", `${name} is not there at run time`);
        }
    });

    test(`${folder}: nothing is asked of a selection that is empty, and every command asks for the privilege`, () => {
        for (const command of all(ribbon(folder), "CommandDefinition")) {
            const rules = all(command, "EnableRule").map((rule) => rule.attributes.Id.split(".")[2]);
            const counts = rules.findIndex((rule) => rule.startsWith("Selected"));
            const custom = rules.findIndex((rule) => rule === "OnGrid");
            assert.ok(counts < 0 || custom < 0 || counts < custom, command.attributes.Id);
            assert.ok(all(command, "DisplayRule").some((rule) => rule.attributes.Id.endsWith(".MayAsk.DisplayRule")), command.attributes.Id);
        }
    });
}

test("the six ribbons are one: they differ in the table's name, and documents lack Unlink and Update", () => {
    const neutral = (folder) => readFileSync(join(ENTITIES, folder, "RibbonDiff.xml"), "utf8").replaceAll(`.${TABLES[folder]}.`, ".table.");
    MASTERS.forEach((folder) => assert.equal(neutral(folder), neutral("Account"), folder));
    ["SalesOrder", "Invoice"].forEach((folder) => assert.equal(neutral(folder), neutral("Quote"), folder));
    const ids = (folder) => all(ribbon(folder), "Button").map((button) => button.attributes.Id.replace(`.${TABLES[folder]}.`, ".table."));
    assert.deepEqual(ids("Quote"), ids("Account").filter((id) => !/\.(Unlink|Update)$/.test(id)));
});

test("form, home grid and sub-grid have the flyout with its commands, and Promote and Unlink alone", () => {
    const actions = all(ribbon("Account"), "CustomAction");
    const at = (place) => actions.filter((action) => action.attributes.Location.startsWith(`Mscrm.${place}.account.`));
    for (const [place, commands] of Object.entries({
        Form: ["Promote", "PromoteAgain", "Update", "Unlink", "Open", "Jobs", "Preview", "Pane"],
        HomepageGrid: ["Promote", "Unlink", "Open", "Jobs", "Preview"],
        SubGrid: ["Promote", "Unlink", "Open", "Jobs", "Preview"],
    })) {
        const [flyout] = at(place).flatMap((action) => all(action, "FlyoutAnchor"));
        assert.deepEqual(all(flyout, "Button").map((button) => button.attributes.Id.split(".").pop()), commands, place);
        const alone = at(place).filter((action) => all(action, "FlyoutAnchor").length === 0).flatMap((action) => all(action, "Button")).map((button) => button.attributes.Id.split(".").pop());
        assert.deepEqual(alone, commands.slice(0, place === "Form" ? 4 : 2), place);
    }
});

test("a selection of 1 to 250 can be promoted, one row opened", () => {
    const rules = Object.fromEntries(all(ribbon("Invoice"), "EnableRule").filter((rule) => rule.children[0]?.name === "SelectionCountRule").map((rule) => [rule.attributes.Id, rule.children[0].attributes]));
    assert.deepEqual([rules["ino.invoice.Selected.EnableRule"].Minimum, rules["ino.invoice.Selected.EnableRule"].Maximum], ["1", "250"]);
    assert.deepEqual([rules["ino.invoice.SelectedOne.EnableRule"].Minimum, rules["ino.invoice.SelectedOne.EnableRule"].Maximum], ["1", "1"]);
});

test("a read-only document keeps its commands: hidden is only the form of a new record", () => {
    const [rule] = all(ribbon("Quote"), "FormStateRule");
    assert.deepEqual(rule.attributes, { State: "Create", InvertResult: "true" });
});

test("our own main forms call the form library, with the context", () => {
    for (const folder of Object.keys(TABLES)) {
        const forms = join(ENTITIES, folder, "FormXml", "main");
        for (const name of readdirSync(forms)) {
            const form = parse(readFileSync(join(forms, name), "utf8"));
            const [handler] = all(form, "Handler");
            assert.deepEqual(all(form, "Library").map((library) => library.attributes.name), ["ino_/js/form.js"]);
            assert.equal(handler.attributes.functionName, "InoLink.Form.onLoad");
            assert.equal(handler.attributes.passExecutionContext, "true");
            assert.equal(parameters("ino_/js/form.js", "onLoad").length, 1);
        }
    }
});

test("a script that ribbons or forms call brings along each part that it waits for, and its strings", () => {
    for (const name of ["commands", "jobs", "form", "rules"]) {
        const script = file(`ino_/js/${name}.js`);
        const record = parse(readFileSync(join(SOLUTION, "WebResources", "ino_", "js", name + ".js.data.xml"), "utf8"));
        const brought = all(parse(all(record, "DependencyXml")[0].text), "Library").map((library) => library.attributes.name);
        const parts = [...new Set([...script.matchAll(/\bns\.([A-Z]\w+)/g)].map((match) => match[1].toLowerCase()))].filter((part) => part !== name);
        parts.forEach((part) => assert.ok(brought.includes(`ino_/js/${part}.js`), `${name}.js needs ${part}.js`));
        if (name !== "rules") {
            ["1033", "1031"].forEach((language) => assert.ok(brought.includes(`ino_/strings/InoLink.${language}.resx`), name));
        }
    }
});

test("what is uploaded is what lies here: each file has its record, with scripts and pages not customizable", () => {
    for (const folder of ["js", "css", "html", "img", "strings"]) {
        for (const name of readdirSync(join(WEBRESOURCES, "ino_", folder))) {
            const data = join(SOLUTION, "WebResources", "ino_", folder, name + ".data.xml");
            assert.ok(existsSync(data), `${name} has no ${name}.data.xml`);
            const record = parse(readFileSync(data, "utf8"));
            assert.equal(all(record, "Name")[0].text, `ino_/${folder}/${name}`);
            if (folder === "js" || folder === "html") {
                assert.equal(all(record, "IsCustomizable")[0].text, "0", name);
            }
        }
    }
});

test("pages have a policy that allows nothing inline, and nothing inline", () => {
    for (const name of readdirSync(join(WEBRESOURCES, "ino_", "html"))) {
        const page = file(`ino_/html/${name}`);
        assert.match(page, /http-equiv="Content-Security-Policy" content="default-src 'none';/, name);
        assert.doesNotMatch(page, /unsafe-inline|unsafe-eval|<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/, name);
        for (const [, address] of page.matchAll(/<(?:script|link|img)[^>]*?(?:src|href)="([^"]+)"/g)) {
            assert.ok(existsSync(join(WEBRESOURCES, "ino_", "html", address)), `${name}: ${address}`);
        }
    }
});

test("the icons are one family", () => {
    const looks = readdirSync(join(WEBRESOURCES, "ino_", "img")).map((name) => /<svg [^>]*>/.exec(file(`ino_/img/${name}`))[0]);
    assert.equal(new Set(looks).size, 1);
});
