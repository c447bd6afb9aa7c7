/** Damages a copy of the sources in the ways that only show in a tenant, and proves that this suite notices each. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import test from "node:test";
import { HOME } from "./repository.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const SUITE = readdirSync(HERE).filter((name) => name.endsWith(".test.mjs") && !["mutation.test.mjs", "tooling.test.mjs"].includes(name));
const SCRIPTS = ["commands", "rules", "bulk", "promotion", "jobs", "form", "notices"];

function copy() {
    const root = mkdtempSync(join(tmpdir(), "inolink-"));
    cpSync(join(HOME, "webresources"), join(root, "webresources"), { recursive: true, filter: (path) => !path.includes("node_modules") });
    for (const folder of ["Entities", "WebResources", "customapis"]) {
        cpSync(join(HOME, "solution", "InoLink", folder), join(root, "solution", "InoLink", folder), { recursive: true });
    }
    return root;
}

/** Whether the suite is green on a tree; one process for all files, since it runs once a damage. */
function isGreen(root) {
    return new Promise((resolve) => {
        const environment = { ...process.env, INOLINK_ROOT: root };
        // with it a nested runner would report to the outer one
        delete environment.NODE_TEST_CONTEXT;
        const imports = SUITE.map((name) => `import ${JSON.stringify(pathToFileURL(join(HERE, name)).href)};`).join("");
        const suite = spawn(process.execPath, ["--input-type=module", "--eval", imports], { env: environment, stdio: "ignore" });
        suite.on("exit", (code) => resolve(code === 0));
    });
}

/** Every place of a pattern in a file is damaged once. */
function damages(file, pattern, damage, what) {
    const text = readFileSync(join(HOME, file), "utf8");
    return [...text.matchAll(pattern)].map((match, index) => ({
        name: `${what} in ${file} (${index + 1})`,
        file,
        text: text.slice(0, match.index) + damage(...match) + text.slice(match.index + match[0].length),
    }));
}

const script = (name) => `webresources/ino_/js/${name}.js`;
const finallies = SCRIPTS.flatMap((name) => damages(script(name), /\} finally \{([^}]*)\}/g, () => "} finally { }", "an emptied finally"));
const ribbons = ["Quote", "ino_LinkJob"].map((folder) => `solution/InoLink/Entities/${folder}/RibbonDiff.xml`);
const swaps = ribbons.flatMap((ribbon) => damages(ribbon, /(<CrmParameter Value="\w+" \/>)(\s*)(<CrmParameter Value="\w+" \/>)/g, (_, first, space, second) => second + space + first, "swapped CrmParameters"));
const keys = damages("webresources/ino_/strings/InoLink.1031.resx", / {2}<data name="(Waiting|Type_Invoice)"[\s\S]*?<\/data>\n/g, () => "", "a deleted German text").concat(
    damages("webresources/ino_/strings/InoLink.1033.resx", / {2}<data name="(SaveFirst|One_quote)"[\s\S]*?<\/data>\n/g, () => "", "a deleted English text")
);
const names = damages(script("commands"), /function (promoteForm|showJobsGrid)\(/g, (_, name) => `function ${name}Renamed(`, "a renamed function").concat(
    damages(script("rules"), /function (showsUnlink)\(/g, (_, name) => `function ${name}Renamed(`, "a renamed rule"),
    damages(script("jobs"), /function (retryGrid)\(/g, (_, name) => `function ${name}Renamed(`, "a renamed function")
);
const parameters = damages("solution/InoLink/customapis/ino_PromoteMany/customapirequestparameters/RecordIds/customapirequestparameter.xml", /<type>11<\/type>/g, () => "<type>10</type>", "another type of a parameter");
const MUTATIONS = [...finallies, ...swaps, ...keys, ...names, ...parameters];

test("the damages are there to be made", () => {
    assert.ok(finallies.length >= 5, "finally");
    assert.ok(swaps.length >= 3 && keys.length === 4 && names.length === 4 && parameters.length === 1);
});

test("an undamaged copy is green", async () => {
    const root = copy();
    try {
        assert.ok(await isGreen(root));
    } finally {
        rmSync(root, { recursive: true, force: true });
    }
});

for (const mutation of MUTATIONS) {
    test(`${mutation.name} is noticed`, async () => {
        const root = copy();
        try {
            writeFileSync(join(root, mutation.file), mutation.text);
            assert.equal(await isGreen(root), false);
        } finally {
            rmSync(root, { recursive: true, force: true });
        }
    });
}
