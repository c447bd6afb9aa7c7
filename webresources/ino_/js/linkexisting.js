/**
 * Link existing: unlinked accounts, contacts and products beside what they may be in QuickBooks. Everything is found and judged on the server, page by page; linking records a bond and sends
 * nothing (BOOKS B31).
 */
"use strict";

(function () {
    const pages = window.InoLink.Pages;
    const ROWS = 50;
    const PAIRS = 50;

    /** @type {{ company: string, table: string, next: string, isFirst: boolean, stopped: boolean, busy: boolean }} */
    const state = { company: "", table: "account", next: "", isFirst: true, stopped: false, busy: false };

    /**
     * @typedef {object} Proposed A record with its proposals.
     * @property {any} record
     * @property {any[]} proposals
     */

    /** The API gives a row for each proposal; here they stand under their record. @param {any[]} flat @returns {Proposed[]} */
    function grouped(flat) {
        /** @type {Proposed[]} */
        const found = [];
        for (const row of flat) {
            let last = found[found.length - 1];
            if (!last || last.record.RecordId !== row.RecordId) {
                last = { record: row, proposals: [] };
                found.push(last);
            }
            if (row.EntryId) {
                last.proposals.push(row);
            }
        }
        return found;
    }

    /** @param {string} filter @param {string} token @param {number} rows */
    function find(filter, token, rows) {
        return pages.call("ino_FindLinkProposals", {
            CompanyId: state.company, TableName: state.table, Search: pages.byId("search").value.trim(), Filter: filter, PageSize: rows, PageToken: token,
        });
    }

    /** @param {string} token */
    async function load(token) {
        pages.byId("messages").replaceChildren();
        pages.byId("results").setAttribute("aria-busy", "true");
        const filter = pages.byId("filter").value;
        try {
            let answer = await find(filter, token, ROWS);
            if (!token) {
                count(answer);
            }
            let found = grouped(answer.Records || []);
            // a filter may hide all that one call looks at: go on until something shows
            while (found.length === 0 && answer.NextPageToken) {
                answer = await find(filter, answer.NextPageToken, ROWS);
                found = grouped(answer.Records || []);
            }
            state.next = answer.NextPageToken || "";
            state.isFirst = !token;
            pages.byId("rows").replaceChildren(...(found.length > 0 ? found.map(row) : [pages.element("tr", {}, pages.element("td", { colspan: 4 }, pages.text("link.none." + filter)))]));
            pages.byId("next").hidden = !state.next;
            pages.byId("first").hidden = state.isFirst;
            pages.announce(pages.text("link.found", pages.whole(found.length)));
        } finally {
            pages.byId("results").removeAttribute("aria-busy");
        }
    }

    /** @param {any} answer of the first page */
    function count(answer) {
        pages.byId("count").textContent = pages.text(answer.IsMore ? "link.countMore" : "link.count", pages.whole(answer.UnlinkedCount || 0));
        if (!answer.HasList) {
            const place = pages.byId("messages");
            pages.show(place, "warning", pages.text("link.noList"), pages.element("button", {
                type: "button",
                onclick: function (/** @type {any} */ event) {
                    pages.once(event.currentTarget, place, async () => {
                        await pages.call("ino_LoadLists", { CompanyId: state.company });
                        pages.show(place, "info", pages.text("link.listAsked"));
                    });
                },
            }, pages.text("link.loadList")));
        }
    }

    /** @param {Proposed} proposed */
    function row(proposed) {
        const record = proposed.record;
        const first = proposed.proposals[0];
        const made = pages.element("tr", { "data-record": record.RecordId });
        const outcome = pages.element("div", { class: "outcome" });
        made.append(
            pages.element("th", { scope: "row" }, ...lines(record.RecordName, [record.RecordNumber, record.RecordEmail, record.RecordPhone])),
            pages.element("td", {}, ...(first ? lines(first.QuickBooksFullName || first.QuickBooksName, [first.QuickBooksEmail, first.QuickBooksPhone, first.Detail])
                : [pages.element("span", { class: "muted" }, pages.text("link.noProposal"))])),
            pages.element("td", {}, ...(first ? [reasons(first)] : [])),
            pages.element("td", { class: "row-actions" },
                first ? action("link.accept", record, outcome, () => accept(made, record, first), first.IsExact) : null,
                action(proposed.proposals.length > 1 ? "link.others" : "link.pick", record, outcome, () => pick(made, proposed)),
                action("link.ignore", record, outcome, () => ignore(made, record)),
                outcome));
        return made;
    }

    /** A name and, smaller, what else is known; names keep their own direction. @param {string} name @param {string[]} more @returns {Node[]} */
    function lines(name, more) {
        const details = more.filter(Boolean);
        return [pages.element("bdi", { class: "name" }, name), details.length > 0 ? pages.element("div", { class: "muted" }, pages.element("bdi", {}, details.join(" · "))) : pages.element("span")];
    }

    /** @param {any} proposal */
    function reasons(proposal) {
        return pages.element("div", { class: "reasons" }, proposal.IsExact ? pages.element("span", { class: "tag exact" }, pages.text("reason.exact")) : null,
            ...proposal.Reasons.split(",").filter(Boolean).map((/** @type {string} */ reason) => pages.element("span", { class: "tag" }, pages.text("reason." + reason))));
    }

    /** @param {string} key @param {any} record @param {any} outcome @param {() => Promise<void>} work @param {boolean} [primary] */
    function action(key, record, outcome, work, primary) {
        const label = pages.text(key);
        return pages.element("button", {
            type: "button", class: primary ? "primary" : "", "aria-label": label + ": " + record.RecordName,
            onclick: function (/** @type {any} */ event) {
                pages.once(event.currentTarget, outcome, work);
            },
        }, label);
    }

    /** @param {any[]} records @param {any[]} entries @returns {Promise<any[]>} a result for each */
    async function link(records, entries) {
        return (await pages.call("ino_LinkExisting", { CompanyId: state.company, TableName: state.table, RecordIds: records, EntryIds: entries })).Results || [];
    }

    /** @param {any} made the table row @param {any} record @param {any} entry with EntryId and a name */
    async function accept(made, record, entry) {
        const result = (await link([record.RecordId], [entry.EntryId]))[0];
        if (!result.Linked) {
            throw new pages.PageError([result.Problem, result.Fix].filter(Boolean).join(" "));
        }
        settle(made, pages.text("link.linked", entry.QuickBooksFullName || entry.QuickBooksName));
    }

    /** The column is the API: whoever may write the record may set it aside. @param {any} made @param {any} record */
    async function ignore(made, record) {
        await pages.xrm().WebApi.updateRecord(state.table, record.RecordId, { ino_notinquickbooks: true });
        const undo = pages.element("button", {
            type: "button", "aria-label": pages.text("link.undo") + ": " + record.RecordName,
            onclick: function (/** @type {any} */ event) {
                pages.once(event.currentTarget, made.lastElementChild, async () => {
                    await pages.xrm().WebApi.updateRecord(state.table, record.RecordId, { ino_notinquickbooks: false });
                    settle(made, pages.text("link.undone"));
                });
            },
        }, pages.text("link.undo"));
        settle(made, pages.text("link.ignored"), undo);
    }

    /** The row is done: it says so and moves the focus on, since its buttons are gone. @param {any} made @param {string} message @param {...Node} more */
    function settle(made, message, ...more) {
        made.classList.add("settled");
        made.lastElementChild.replaceChildren(pages.element("span", { class: "done-text", tabindex: "-1" }, message), " ", ...more);
        made.lastElementChild.firstElementChild.focus();
        pages.announce(message);
    }

    /** @param {any} made @param {Proposed} proposed */
    async function pick(made, proposed) {
        const chosen = await window.InoLink.LinkPicker.choose(proposed, state.company, state.table);
        if (chosen) {
            await accept(made, proposed.record, chosen);
        }
    }

    /** Links all exact proposals, call by call, until none is left or somebody stops it. */
    async function acceptAll() {
        const asked = await pages.xrm().Navigation.openConfirmDialog({
            title: pages.text("link.acceptAll"), text: pages.text("link.acceptAllText"), confirmButtonLabel: pages.text("link.acceptAll"), cancelButtonLabel: pages.text("action.cancel"),
        });
        if (!asked.confirmed) {
            return;
        }
        state.stopped = false;
        pages.byId("stop").hidden = false;
        pages.byId("progress").hidden = false;
        let linked = 0;
        /** @type {any[]} */
        const refused = [];
        try {
            let token = "";
            do {
                const answer = await find("Exact", token, PAIRS);
                const found = grouped(answer.Records || []);
                if (found.length > 0) {
                    const results = await together(found);
                    linked += results.filter((result) => result.Linked).length;
                    refused.push(...results.filter((result) => !result.Linked));
                    pages.byId("count").textContent = pages.text("link.linkedSoFar", pages.whole(linked));
                }
                token = answer.NextPageToken || "";
            } while (token && !state.stopped);
        } finally {
            pages.byId("stop").hidden = true;
            pages.byId("progress").hidden = true;
        }
        await load("");
        summary(linked, refused);
    }

    /**
     * One call for a page of pairs. If the environment's own logic refuses one of them all are undone, so then each goes alone and only that one stays behind.
     * @param {Proposed[]} found
     */
    async function together(found) {
        const records = found.map((one) => one.record.RecordId);
        const entries = found.map((one) => one.proposals[0].EntryId);
        try {
            return await link(records, entries);
        } catch (undone) {
            const results = [];
            for (let i = 0; i < found.length; i++) {
                results.push(await link([records[i]], [entries[i]]).then((answer) => answer[0], (failure) => ({ Linked: false, RecordName: found[i].record.RecordName, Problem: pages.explain(failure) })));
            }
            return results;
        }
    }

    /** @param {number} linked @param {any[]} refused */
    function summary(linked, refused) {
        const list = pages.element("ul", {}, ...refused.slice(0, 10).map((result) => pages.element("li", {}, pages.element("bdi", {}, result.RecordName), ": " + [result.Problem, result.Fix].filter(Boolean).join(" "))));
        pages.show(pages.byId("messages"), refused.length > 0 ? "warning" : "success",
            pages.text(state.stopped ? "link.stopped" : "link.allDone", pages.whole(linked), pages.whole(refused.length)), ...(refused.length > 0 ? [list] : []));
        pages.announce(pages.text("link.allDone", pages.whole(linked), pages.whole(refused.length)));
    }

    async function begin() {
        const status = await pages.call("ino_GetConnectionStatus");
        const companies = status.Companies || [];
        if (companies.length === 0) {
            throw new pages.PageError(status.Message);
        }
        const opened = pages.data();
        state.company = companies.some((/** @type {any} */ one) => one.CompanyId === opened.company) ? opened.company : companies[0].CompanyId;
        pages.byId("company").replaceChildren(...companies.map((/** @type {any} */ one) => pages.element("option", { value: one.CompanyId, selected: one.CompanyId === state.company }, one.CompanyName)));
        pages.byId("company-field").hidden = companies.length < 2;
        if (opened.table) {
            pages.byId("table").value = opened.table;
            state.table = opened.table;
        }
        await load("");
    }

    function again() {
        state.company = pages.byId("company").value;
        state.table = pages.byId("table").value;
        return pages.once(pages.byId("search-form").querySelector("button"), pages.byId("messages"), () => load(""));
    }

    pages.byId("search-form").addEventListener("submit", function (/** @type {any} */ event) {
        event.preventDefault();
        again();
    });
    for (const id of ["company", "table", "filter"]) {
        pages.byId(id).addEventListener("change", again);
    }
    pages.byId("next").addEventListener("click", function (/** @type {any} */ event) {
        pages.once(event.currentTarget, pages.byId("messages"), async () => {
            await load(state.next);
            pages.byId("results").scrollIntoView();
        });
    });
    pages.byId("first").addEventListener("click", again);
    pages.byId("accept-all").addEventListener("click", function (/** @type {any} */ event) {
        pages.once(event.currentTarget, pages.byId("messages"), acceptAll);
    });
    pages.byId("stop").addEventListener("click", function () {
        state.stopped = true;
    });

    window.InoLink.LinkExisting = { grouped: grouped };
    window.addEventListener("DOMContentLoaded", function () {
        pages.start(begin);
    });
})();
