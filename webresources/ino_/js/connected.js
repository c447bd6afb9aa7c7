/**
 * The page that Intuit sends the pop-up back to: hands the answer to the wizard by broadcast, for the case that the wizard can't read this window's address, and says what to do if nobody
 * takes it. Once it is taken, the code leaves the address and so the browser's history.
 */
"use strict";

(function () {
    const pages = window.InoLink.Pages;
    const answers = window.InoLink.ConsentAnswer;
    const answer = answers.fromSearch(window.location.search);
    const channel = new BroadcastChannel(answers.CHANNEL);
    let taken = false;

    channel.onmessage = function (event) {
        if (event.data && event.data.taken) {
            taken = true;
            window.history.replaceState(null, "", window.location.pathname);
            pages.byId("manual").hidden = true;
            pages.byId("done").hidden = false;
            window.close();
        }
    };

    function offer() {
        if (!taken && answer) {
            channel.postMessage({ answer: answer });
        }
    }

    async function begin() {
        await pages.loadTexts(navigator.language.slice(0, 2) === "de" ? 1031 : 1033);
        pages.fill(document);
        document.title = pages.text("returned.title");
        document.body.removeAttribute("data-loading");
        offer();
        await pages.pause(3000);
        offer();
        pages.byId("manual").hidden = taken;
    }

    begin();
})();
