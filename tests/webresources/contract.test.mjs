/** What the scripts send to and read from custom APIs, held against the solution's own definitions. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { App, ID, JOB } from "./app.mjs";
import { HOME, SOLUTION, WEBRESOURCES } from "./repository.mjs";
import { all, parse } from "./xml.mjs";

const APIS = join(SOLUTION, "customapis");
// the platform's numbers of parameter types
const TYPES = { 0: "Edm.Boolean", 1: "Edm.DateTimeOffset", 2: "Edm.Decimal", 7: "Edm.Int32", 10: "Edm.String", 11: "Collection(Edm.String)", 12: "Edm.Guid" };
const STRUCTURE = { "Edm.String": 1, "Edm.Guid": 1, "Edm.Boolean": 1, "Edm.Int32": 1, "Collection(Edm.String)": 4 };

function read(...path) {
    return parse(readFileSync(join(APIS, ...path), "utf8")).children[0];
}

function value(element, name) {
    const [found] = all(element, name);
    return found ? found.text : undefined;
}

function definition(api) {
    const parts = (folder, file) => {
        const names = readdirSync(join(APIS, api), { withFileTypes: true }).some((entry) => entry.name === folder) ? readdirSync(join(APIS, api, folder)) : [];
        return Object.fromEntries(names.map((name) => [name, read(api, folder, name, file)]));
    };
    return {
        isFunction: value(read(api, "customapi.xml"), "isfunction") === "1",
        bindingType: value(read(api, "customapi.xml"), "bindingtype"),
        parameters: parts("customapirequestparameters", "customapirequestparameter.xml"),
        properties: parts("customapiresponseproperties", "customapiresponseproperty.xml"),
    };
}

/** Each call of calls.js, as it was sent. */
async function sent() {
    const app = new App({ scripts: ["calls"], apis: new Proxy({}, { get: () => ({ Tables: [] }) }) });
    const { Calls } = app.InoLink;
    const record = { table: "account", id: ID };
    await Promise.all([
        Calls.linkStatus(record), Calls.promote(record, true), Calls.promoteMany("account", [ID]), Calls.unlink(record), Calls.unlinkMany("account", [ID]), Calls.retry(JOB), Calls.cancel(JOB),
        Calls.promotableTables(),
    ]);
    return app.done("execute");
}

test("every call names an API of the solution, of the right kind, with its required parameters and their types", async () => {
    const calls = await sent();
    assert.equal(calls.length, 8);
    for (const { metadata, request } of calls) {
        const api = definition(metadata.operationName);
        assert.equal(metadata.operationType, api.isFunction ? 1 : 0, metadata.operationName);
        assert.equal(metadata.boundParameter, null);
        assert.equal(api.bindingType, "0");
        assert.ok(!Object.keys(request).includes("getMetadata"), "getMetadata belongs on the prototype");
        assert.deepEqual(Object.keys(request).sort(), Object.keys(metadata.parameterTypes).sort());
        for (const [name, type] of Object.entries(metadata.parameterTypes)) {
            assert.ok(name in api.parameters, `${metadata.operationName} has no parameter ${name}`);
            assert.equal(type.typeName, TYPES[value(api.parameters[name], "type")], `${metadata.operationName}.${name}`);
            assert.equal(type.structuralProperty, STRUCTURE[type.typeName]);
        }
        for (const [name, parameter] of Object.entries(api.parameters)) {
            assert.ok(value(parameter, "isoptional") === "1" || name in request, `${metadata.operationName} needs ${name}`);
        }
    }
});

test("every property of the status that the scripts know is one that ino_GetLinkStatus answers", () => {
    const types = readFileSync(join(WEBRESOURCES, "inolink.d.ts"), "utf8");
    const body = /interface InoLinkStatus \{([^}]*)\}/.exec(types)[1];
    const { properties } = definition("ino_GetLinkStatus");
    for (const [, name] of body.matchAll(/(\w+)\??:/g)) {
        assert.ok(name in properties, name);
    }
});

test("every property of the other answers that the scripts read is answered", () => {
    const reads = {
        "promotion.js": { queued: "ino_Promote" },
        "bulk.js": { answer: ["ino_PromoteMany", "ino_UnlinkMany"] },
        "jobs.js": { answer: ["ino_RetryLinkJob", "ino_CancelLinkJob"] },
    };
    for (const [file, variables] of Object.entries(reads)) {
        const script = readFileSync(join(WEBRESOURCES, "ino_", "js", file), "utf8");
        for (const [variable, apis] of Object.entries(variables)) {
            const known = [apis].flat().flatMap((api) => Object.keys(definition(api).properties));
            const used = [...script.matchAll(new RegExp(`\\b${variable}\\.([A-Z]\\w+)`, "g"))].map((match) => match[1]);
            assert.ok(used.length > 0, `${file} reads nothing of ${variable}`);
            used.forEach((name) => assert.ok(known.includes(name), `${file}: ${variable}.${name}`));
        }
    }
});

test("the choices that the scripts compare with are the solution's", () => {
    const options = (name) => Object.fromEntries(
        all(parse(readFileSync(join(HOME, "solution", "InoLink", "OptionSets", name + ".xml"), "utf8")), "option").map((option) => [all(option, "label").find((label) => label.attributes.languagecode === "1033").attributes.description, Number(option.attributes.value)])
    );
    const { JOB: jobs } = new App({ scripts: ["watch"] }).InoLink.Watch;
    assert.deepEqual({ ...jobs }, (({ Queued, "In Progress": inProgress, Success, Error: error, Canceled }) => ({ queued: Queued, inProgress, success: Success, error, canceled: Canceled }))(options("ino_jobstatus")));
    const status = options("ino_linkstatus");
    const constants = { "rules.js": { LINKED: "Linked", ERROR: "Error" }, "form.js": { TO_BE_LINKED: "To be Linked", LINKED: "Linked", ERROR: "Error" } };
    for (const [file, names] of Object.entries(constants)) {
        const script = readFileSync(join(WEBRESOURCES, "ino_", "js", file), "utf8");
        Object.entries(names).forEach(([constant, label]) => assert.match(script, new RegExp(`const ${constant} = ${status[label]};`), file));
    }
});
