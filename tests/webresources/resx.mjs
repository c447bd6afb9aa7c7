/** Reads string files. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { WEBRESOURCES } from "./repository.mjs";
import { parse, all } from "./xml.mjs";

const FOLDER = join(WEBRESOURCES, "ino_", "strings");
const read = new Map();

/** @param {number} language @param {string} [name] @returns {Map<string, string>} */
export function strings(language, name = "InoLink") {
    const file = `${name}.${language}.resx`;
    if (!read.has(file)) {
        const entries = all(parse(readFileSync(join(FOLDER, file), "utf8")), "data").map((data) => [data.attributes.name, all(data, "value")[0].text]);
        read.set(file, new Map(entries));
    }
    return read.get(file);
}

/** Names of the sets of strings, e.g. InoLink. */
export function sets() {
    return [...new Set(readdirSync(FOLDER).map((file) => file.replace(/\.\d{4}\.resx$/, "")))];
}

/** @param {string} text @returns {string[]} */
export function placeholders(text) {
    return [...new Set(text.match(/\{\d\}/g) || [])].sort();
}
