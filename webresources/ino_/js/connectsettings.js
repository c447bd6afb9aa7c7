/**
 * Steps 4 and 5 of the connect wizard: the company that was connected, whose lists are loaded meanwhile, and the settings that no record can go over without: time zone (BOOKS B17), what an
 * order becomes (B01), and the accounts, items and tax codes that stand in where the CRM names none.
 */
"use strict";

(function () {
    const pages = window.InoLink.Pages;
    const wizard = window.InoLink.Connect;
    const FEATURE = { product: 776210001, shared: 776210005 };
    const OTHER_FEATURES = [776210000, 776210002, 776210003, 776210004];
    const LIST = { account: 776210000, item: 776210002, taxCode: 776210003, paymentMethod: 776210005 };
    const OPEN_JOB = [776210000, 776210001];
    const RECEIPT = "776210001";
    const SHOWN = 50;
    const WAITS = [1, 2, 3, 5, 8, 10, 10, 10, 10, 10, 10];

    const income = ["Income", "Other Income"];
    const expense = ["Cost of Goods Sold", "Expense", "Other Expense"];
    /** Which preference, of which row, from which list; "when" hides it. */
    const PICKERS = [
        { group: "service", row: "product", column: "ino_ServiceIncomeAccountId", list: LIST.account, details: income },
        { group: "nonInventory", row: "product", column: "ino_NonInventoryIncomeAccountId", list: LIST.account, details: income },
        { group: "nonInventory", row: "product", column: "ino_NonInventoryExpenseAccountId", list: LIST.account, details: expense },
        { group: "inventory", row: "product", column: "ino_InventoryIncomeAccountId", list: LIST.account, details: income },
        { group: "inventory", row: "product", column: "ino_InventoryExpenseAccountId", list: LIST.account, details: expense },
        { group: "inventory", row: "product", column: "ino_InventoryAssetAccountId", list: LIST.account, details: ["Other Current Asset"] },
        { group: "items", row: "shared", column: "ino_WriteInItemId", list: LIST.item, details: ["Service"] },
        { group: "items", row: "shared", column: "ino_LineDiscountItemId", list: LIST.item, details: ["Service"] },
        { group: "items", row: "shared", column: "ino_ShippingItemId", list: LIST.item, details: ["Service"] },
        { group: "tax", row: "shared", column: "ino_DefaultTaxCodeId", list: LIST.taxCode, when: () => !isUnitedStates() },
        { group: "tax", row: "shared", column: "ino_ZeroTaxCodeId", list: LIST.taxCode, when: () => !isUnitedStates() },
        { group: "tax", row: "shared", column: "ino_ShippingTaxCodeId", list: LIST.taxCode, when: () => !isUnitedStates() },
        { group: "receipt", row: "shared", column: "ino_DepositAccountId", list: LIST.account, details: ["Bank", "Other Current Asset"], when: () => billFrom() === RECEIPT },
        { group: "receipt", row: "shared", column: "ino_PaymentMethodId", list: LIST.paymentMethod, when: () => billFrom() === RECEIPT },
    ];

    /** @type {Record<string, any>} the preference rows by name, as they are stored */
    let rows = {};

    function isUnitedStates() {
        return wizard.current().Country === "US";
    }

    function billFrom() {
        return /** @type {any} */ (document.querySelector("input[name=billfrom]:checked")).value;
    }

    async function enterCompany() {
        pages.byId("company-card").replaceChildren(...wizard.facts(wizard.current()));
        const place = pages.byId("lists-message");
        pages.show(place, "info", pages.text("company.loading"));
        const job = (await pages.call("ino_LoadLists", { CompanyId: wizard.current().CompanyId })).LinkJobId;
        for (const seconds of WAITS) {
            await pages.pause(seconds * 1000);
            if (wizard.step !== "company") {
                return;
            }
            const row = await pages.xrm().WebApi.retrieveRecord("ino_linkjob", job, "?$select=ino_jobstatus,ino_errordescription,ino_recommendation");
            if (OPEN_JOB.indexOf(row.ino_jobstatus) < 0) {
                const done = row.ino_jobstatus === 776210002;
                pages.show(place, done ? "success" : "error", done ? pages.text("company.loaded") : [row.ino_errordescription, row.ino_recommendation].filter(Boolean).join(" "));
                pages.announce(pages.text(done ? "company.loaded" : "company.notLoaded"));
                return;
            }
        }
        pages.show(place, "info", pages.text("company.stillLoading"));
    }

    async function enterSettings() {
        const company = wizard.current().CompanyId;
        const found = await pages.xrm().WebApi.retrieveMultipleRecords("ino_linkpreference", "?$filter=_ino_accountingcompanyid_value eq " + company + " and statecode eq 0");
        rows = { product: of(FEATURE.product), shared: of(FEATURE.shared), features: found.entities.map((/** @type {any} */ row) => row.ino_feature) };
        await zones();
        const choice = document.querySelector("input[name=billfrom][value='" + (rows.shared ? rows.shared.ino_billfrom || 776210000 : 776210000) + "']");
        /** @type {any} */ (choice).checked = true;
        await drawPickers();

        /** @param {number} feature */
        function of(feature) {
            return found.entities.find((/** @type {any} */ row) => row.ino_feature === feature) || null;
        }
    }

    /** The zones by the names that the environment's server knows. None is guessed: a wrong one puts documents into the wrong month (BOOKS B17). */
    async function zones() {
        const known = await pages.xrm().WebApi.retrieveMultipleRecords("timezonedefinition", "?$select=standardname,userinterfacename,bias&$orderby=bias desc,userinterfacename asc");
        const chosen = wizard.current().TimeZone;
        pages.byId("zone").replaceChildren(pages.element("option", { value: "" }, pages.text("settings.chooseZone")), ...known.entities.map((/** @type {any} */ zone) =>
            pages.element("option", { value: zone.standardname, selected: zone.standardname === chosen }, zone.userinterfacename)));
    }

    async function drawPickers() {
        const groups = PICKERS.filter((picker) => !picker.when || picker.when()).map((picker) => picker.group).filter((group, i, all) => all.indexOf(group) === i);
        const drawn = await Promise.all(groups.map(async (group) => {
            const members = await Promise.all(PICKERS.filter((picker) => picker.group === group).map(draw));
            return pages.element("fieldset", {}, pages.element("legend", {}, pages.text("group." + group)),
                pages.element("p", { class: "hint" }, pages.text("group." + group + ".why")), ...members);
        }));
        pages.byId("pickers").replaceChildren(...drawn);
    }

    /** @param {string} column */
    function valueColumn(column) {
        return "_" + column.toLowerCase() + "_value";
    }

    /** One list entry to choose: the first of the list, and a search where there are more. @param {any} picker */
    async function draw(picker) {
        const id = "pick-" + picker.column;
        const row = rows[picker.row];
        const current = row ? row[valueColumn(picker.column)] : null;
        const select = pages.element("select", { id: id, "data-column": picker.column });
        const first = await entries(picker, "");
        fillOptions(select, first, current, current && !first.some((/** @type {any} */ entry) => entry.ino_listentryid === current) ? await named(current) : null);
        const search = first.length < SHOWN ? null : pages.element("input", {
            type: "search", "aria-label": pages.text("settings.search", pages.text("pick." + picker.column)), placeholder: pages.text("settings.searchHint"),
            onchange: async function (/** @type {any} */ event) {
                const kept = select.selectedOptions[0];
                fillOptions(select, await entries(picker, event.currentTarget.value.trim()), select.value, kept && kept.value ? { ino_listentryid: kept.value, ino_fullname: kept.textContent } : null);
            },
        });
        return pages.element("div", { class: "field" }, pages.element("label", { for: id }, pages.text("pick." + picker.column)), search, select);
    }

    /** @param {any} picker @param {string} search @returns {Promise<any[]>} */
    async function entries(picker, search) {
        const conditions = ["_ino_accountingcompanyid_value eq " + wizard.current().CompanyId, "ino_listtype eq " + picker.list, "ino_active eq true"];
        if (picker.details) {
            conditions.push("(" + picker.details.map((/** @type {string} */ detail) => "ino_detail eq '" + pages.literal(detail) + "'").join(" or ") + ")");
        }
        if (search) {
            conditions.push("contains(ino_fullname,'" + pages.literal(search) + "')");
        }
        const found = await pages.xrm().WebApi.retrieveMultipleRecords("ino_listentry",
            "?$select=ino_fullname,ino_name&$filter=" + conditions.join(" and ") + "&$orderby=ino_fullname asc&$top=" + SHOWN);
        return found.entities;
    }

    /** @param {string} entry */
    function named(entry) {
        return pages.xrm().WebApi.retrieveRecord("ino_listentry", entry, "?$select=ino_fullname,ino_name");
    }

    /** @param {any} select @param {any[]} found @param {string | null} current @param {any} extra the chosen one, where it is not among the found */
    function fillOptions(select, found, current, extra) {
        const all = (extra && !found.some((entry) => entry.ino_listentryid === extra.ino_listentryid) ? [extra] : []).concat(found);
        select.replaceChildren(pages.element("option", { value: "" }, pages.text("settings.none")),
            ...all.map((entry) => pages.element("option", { value: entry.ino_listentryid, selected: entry.ino_listentryid === current }, entry.ino_fullname || entry.ino_name)));
    }

    async function save() {
        const api = pages.xrm().WebApi;
        const company = wizard.current().CompanyId;
        if (!pages.byId("zone").value) {
            pages.byId("zone").focus();
            throw new pages.PageError(pages.text("settings.noZone"));
        }
        await api.updateRecord("ino_accountingcompany", company, { ino_timezone: pages.byId("zone").value });
        for (const name of ["product", "shared"]) {
            /** @type {Record<string, any>} */
            const changes = name === "shared" ? { ino_billfrom: Number(billFrom()) } : {};
            for (const select of Array.from(document.querySelectorAll("#pickers select"))) {
                const column = select.getAttribute("data-column") || "";
                const picker = PICKERS.find((known) => known.column === column);
                const chosen = /** @type {any} */ (select).value;
                const before = rows[name] ? rows[name][valueColumn(column)] || "" : "";
                if (picker && picker.row === name && chosen !== before) {
                    changes[column + "@odata.bind"] = chosen ? "/ino_listentries(" + chosen + ")" : null;
                }
            }
            if (rows[name]) {
                await api.updateRecord("ino_linkpreference", rows[name].ino_linkpreferenceid, changes);
            } else {
                await create(company, /** @type {any} */ (FEATURE)[name], changes);
            }
        }
        for (const feature of OTHER_FEATURES.filter((known) => rows.features.indexOf(known) < 0)) {
            await create(company, feature, {});
        }
        await wizard.reload();
        await wizard.go("done");
    }

    /** @param {string} company @param {number} feature @param {Record<string, any>} changes */
    function create(company, feature, changes) {
        const filled = Object.keys(changes).filter((key) => changes[key] !== null).reduce((all, key) => Object.assign(all, { [key]: changes[key] }), {});
        return pages.xrm().WebApi.createRecord("ino_linkpreference", Object.assign(
            { ino_name: pages.text("feature." + feature), ino_feature: feature, "ino_AccountingCompanyId@odata.bind": "/ino_accountingcompanies(" + company + ")" }, filled));
    }

    for (const input of Array.from(document.querySelectorAll("input[name=billfrom]"))) {
        input.addEventListener("change", drawPickers);
    }
    pages.byId("company-next").addEventListener("click", function () {
        wizard.go("settings");
    });
    pages.byId("settings-form").addEventListener("submit", function (/** @type {any} */ event) {
        event.preventDefault();
        pages.once(pages.byId("settings-save"), pages.byId("settings-message"), save);
    });

    wizard.steps.company = { enter: enterCompany };
    wizard.steps.settings = {
        enter: function () {
            pages.byId("settings-message").replaceChildren();
            return enterSettings();
        },
    };
})();
