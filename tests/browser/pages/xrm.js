/**
 * The app around a page, for tests of pages alone: Xrm as far as the pages use it, over the real Web API of the lab. Dialogs are drawn, so that a test has to press their buttons; navigation
 * is written down.
 */
"use strict";

(function () {
    const api = "/api/data/v9.2/";
    const parameters = new URLSearchParams(location.search);
    const sets = { ino_listentry: "ino_listentries", ino_accountingcompany: "ino_accountingcompanies", usersettings: "usersettingscollection" };
    window.navigated = [];

    async function send(method, path, body) {
        const answer = await fetch(api + path, { method: method, headers: { "Content-Type": "application/json", Accept: "application/json", "OData-MaxVersion": "4.0", "OData-Version": "4.0" }, body: body === undefined ? undefined : JSON.stringify(body) });
        if (!answer.ok) {
            const problem = await answer.json();
            throw { errorCode: parseInt(problem.error.code, 16), message: problem.error.message };
        }
        return answer;
    }

    function set(table) {
        return sets[table] || table + "s";
    }

    function literal(type, value) {
        return type === "Edm.String" ? "'" + value.replace(/'/g, "''") + "'" : String(value);
    }

    async function execute(request) {
        const about = request.getMetadata();
        const values = {};
        for (const name of Object.keys(about.parameterTypes)) {
            values[name] = request[name];
        }
        if (about.operationType === 1) {
            const list = Object.keys(values).map((name) => name + "=" + encodeURIComponent(literal(about.parameterTypes[name].typeName, values[name])));
            return send("GET", about.operationName + "(" + list.join(",") + ")");
        }
        return send("POST", about.operationName, values);
    }

    window.Xrm = {
        Utility: {
            getGlobalContext: () => ({
                getClientUrl: () => location.origin,
                getCurrentAppProperties: async () => ({ appId: "00000000-0000-0000-0000-00000000000a" }),
                userSettings: { languageId: Number(parameters.get("lcid") || 1033), userId: "{" + parameters.get("user") + "}" },
            }),
        },
        WebApi: {
            online: { execute: execute },
            retrieveRecord: async (table, id, options) => (await send("GET", set(table) + "(" + id + ")" + (options || ""))).json(),
            retrieveMultipleRecords: async (table, options) => ({ entities: (await (await send("GET", set(table) + (options || ""))).json()).value }),
            createRecord: async (table, row) => ({ id: (await send("POST", set(table), row)).headers.get("OData-EntityId") }),
            updateRecord: async (table, id, row) => ({ id: (await send("PATCH", set(table) + "(" + id + ")", row)) && id }),
        },
        Navigation: {
            navigateTo: async (where) => {
                window.navigated.push(where);
            },
            openConfirmDialog: (about) => new Promise((resolve) => {
                const dialog = document.createElement("dialog");
                const text = document.createElement("p");
                text.textContent = about.text;
                const title = document.createElement("h1");
                title.textContent = about.title || "";
                dialog.append(title, text);
                for (const [label, confirmed] of [[about.confirmButtonLabel, true], [about.cancelButtonLabel, false]]) {
                    const button = document.createElement("button");
                    button.textContent = label;
                    button.onclick = () => {
                        dialog.remove();
                        resolve({ confirmed: confirmed });
                    };
                    dialog.append(button);
                }
                document.body.append(dialog);
                dialog.showModal();
            }),
        },
    };

    const frame = document.createElement("iframe");
    frame.title = "Page";
    frame.src = "/WebResources/" + parameters.get("page") + (parameters.get("data") ? "?data=" + encodeURIComponent(parameters.get("data")) : "");
    document.body.append(frame);
})();
