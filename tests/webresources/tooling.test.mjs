/** The compiler and the linter over the files that are uploaded: their packages come with webresources/package-lock.json. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import test from "node:test";
import { HOME } from "./repository.mjs";

const FOLDER = join(HOME, "webresources");

function run(tool, ...given) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(FOLDER, "node_modules", ...tool), ...given], { cwd: FOLDER, encoding: "utf8" });
    assert.equal(status, 0, stdout + stderr);
}

test("the scripts are typed", () => run(["typescript", "bin", "tsc"], "--noEmit"));

test("the scripts pass the rules of the solution checker and ours, without a warning", () => run(["eslint", "bin", "eslint.js"], "--max-warnings", "0", "."));
