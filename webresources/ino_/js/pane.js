"use strict";
/** Opens the QuickBooks pane beside the page. It belongs to the app, not to a form, so it works on forms that know nothing of InoLink, and it follows the record that is open. */
window.InoLink = window.InoLink || /** @type {InoLink} */ ({});
(function (ns) {
    const ID = "ino_quickbooks";
    const WIDTH = 360;
    /** @type {BroadcastChannel | null} */
    let channel = null;

    /** What the pane does with the record shows on the form that it was opened from: pages of one address hear each other, and nothing else is shared with the pane.
     * @param {InoLinkPlace} place
     */
    function listen(place) {
        channel = channel || new BroadcastChannel(ID);
        channel.onmessage = (message) => {
            if (message.data === place.record.table + place.record.id && place.isOpen()) {
                ns.Calls.forget(place.record);
                place.refresh().catch(ns.Notices.failed);
            }
        };
    }

    /** @param {InoLinkPlace} place The form that it is opened from. */
    async function open(place) {
        const record = place.record;
        listen(place);
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
