/** Enough of XML for our own well-formed files: elements, attributes, text. The Packager's checks read them with a real parser and against the schemas. */
const ENTITIES = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const TOKEN = /<\?[^>]*\?>|<!--[\s\S]*?-->|<(?<close>\/?)(?<name>[\w.:-]+)(?<given>(?:\s+[\w.:-]+\s*=\s*"[^"]*")*)\s*(?<empty>\/?)>|(?<text>[^<]+)/g;

function unescape(text) {
    return text.replace(/&(#x?)?(\w+);/g, (_, number, name) => (number ? String.fromCodePoint(parseInt(name, number === "#x" ? 16 : 10)) : ENTITIES[name]));
}

/** @returns {{ name: string, attributes: Record<string, string>, children: any[], text: string }} The document: its only child is the root element. */
export function parse(xml) {
    const document = { name: "", attributes: {}, children: [], text: "" };
    const open = [document];
    for (const { groups } of xml.matchAll(TOKEN)) {
        const parent = open[open.length - 1];
        if (groups.text !== undefined) {
            parent.text += unescape(groups.text);
        } else if (groups.close) {
            open.pop();
        } else if (groups.name) {
            const attributes = Object.fromEntries([...groups.given.matchAll(/([\w.:-]+)\s*=\s*"([^"]*)"/g)].map(([, key, value]) => [key, unescape(value)]));
            const element = { name: groups.name, attributes, children: [], text: "" };
            parent.children.push(element);
            if (!groups.empty) {
                open.push(element);
            }
        }
    }
    return document;
}

/** All elements of a name below an element. */
export function all(element, name) {
    return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}
