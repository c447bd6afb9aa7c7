"use strict";
/** Opens the QuickBooks pane beside the page. It belongs to the app, not to a form, so it works on forms that know nothing of InoLink, and it follows the record that is open. */
window.InoLink = window.InoLink || /** @type {InoLink} */ ({});
(function (ns) {
    const ID = "ino_quickbooks";
    const WIDTH = 360;

    /** @param {InoLinkRecord} record */
    async function open(record) {
        /** @type {any} */
        const panes = Xrm.App.sidePanes;
        const pane =
            panes.getPane(ID) ||
            (await panes.createPane({ paneId: ID, title: ns.Texts.text("QuickBooks"), imageSrc: "WebResources/ino_/img/quickbooks.svg", canClose: true, width: WIDTH }));
        await pane.navigate({ pageType: "webresource", webresourceName: "ino_/html/sidepane.html", data: JSON.stringify({ table: record.table, ids: [record.id] }) });
        pane.select();
        panes.state = 1;
    }

    ns.Pane = { open: open };
})(window.InoLink);
