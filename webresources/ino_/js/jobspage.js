"use strict";
/** The page of link jobs: those of the chosen records or of a batch, newest first, a page at a time. */
(function (ns) {
    const PAGE = 50;
    let page = 1;

    /** @param {any} job */
    function row(job) {
        const element = ns.Page.element;
        const made = element("tr");
        const outcome = element("td", ns.JobList.reason(job));
        const state = element("td");
        state.append(ns.JobList.status(job));
        const actions = element("td");
        actions.append(ns.JobList.buttons(job, load));
        made.append(
            element("th", job.ino_recordname || ""),
            state,
            element("td", job["ino_operation" + ns.JobList.FORMATTED] || ""),
            element("td", ns.Texts.moment(job.ino_submittedat)),
            element("td", ns.Texts.moment(job.ino_processedat)),
            element("td", String(job.ino_attempts || 0)),
            outcome,
            actions
        );
        /** @type {any} */ (made.firstChild).scope = "row";
        return made;
    }

    async function load() {
        const element = ns.Page.element;
        const text = ns.Texts.text;
        const what = ns.Page.data();
        const jobs = await ns.JobList.read(what, PAGE, page);
        const main = /** @type {HTMLElement} */ (document.querySelector("main"));
        const head = element("tr");
        ["Record", "Status", "Operation", "Submitted", "Processed", "Attempts", "Outcome", "Actions"].forEach((key) => {
            const cell = element("th", text("Column_" + key));
            /** @type {any} */ (cell).scope = "col";
            head.append(cell);
        });
        const table = element("table");
        const thead = element("thead");
        const tbody = element("tbody");
        thead.append(head);
        tbody.append(...jobs.map(row));
        table.append(thead, tbody);
        const bar = element("p", undefined, "bar");
        bar.append(ns.Page.button(text("Refresh"), load));
        if (page > 1) {
            bar.append(ns.Page.button(text("Newer"), () => turn(-1)));
        }
        if (jobs.length === PAGE) {
            bar.append(ns.Page.button(text("Older"), () => turn(1)));
        }
        main.replaceChildren(element("h1", text(what.failed ? "FailedJobs" : "LinkJobs")), bar, jobs.length === 0 ? element("p", text("NoJobs")) : table);
        document.title = text("LinkJobs");
    }

    /** @param {number} by */
    function turn(by) {
        page += by;
        return load();
    }

    ns.Page.start(load);
})(window.InoLink);
