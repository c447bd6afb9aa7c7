"use strict";
/** Looks after what was queued, a short while and only while somebody is there to see it: nothing is asked while the page is hidden. */
window.InoLink = window.InoLink || /** @type {InoLink} */ ({});
(function (ns) {
    const PAUSES = [1, 2, 3, 5, 8, 10];
    const LONGEST = 90;
    const BATCH_PAUSE = 5;
    const BATCH_LONGEST = 120;
    const JOB = { queued: 776210000, inProgress: 776210001, success: 776210002, error: 776210003, canceled: 776210004 };

    /** @param {number} seconds */
    function pause(seconds) {
        return new Promise((resolve) => {
            setTimeout(resolve, seconds * 1000);
        });
    }

    /** Resolves at once while the page is seen, else when it is seen again. */
    function visible() {
        return new Promise((resolve) => {
            if (document.visibilityState !== "hidden") {
                resolve(undefined);
                return;
            }
            const look = () => {
                if (document.visibilityState !== "hidden") {
                    document.removeEventListener("visibilitychange", look);
                    resolve(undefined);
                }
            };
            document.addEventListener("visibilitychange", look);
        });
    }

    /** @param {number} status */
    function ended(status) {
        return status === JOB.success || status === JOB.error || status === JOB.canceled;
    }

    /**
     * Waits for the end of a job: looks after 1, 2, 3, 5, 8, 10, 10 … seconds, at most 90.
     * @param {string} job
     * @param {() => boolean} goesOn False once another record is open: then nothing more is asked.
     * @returns {Promise<InoLinkProgress>}
     */
    async function job(job, goesOn) {
        let waited = 0;
        /** @type {any} */
        let row = {};
        for (let look = 0; waited < LONGEST; look++) {
            const seconds = Math.min(PAUSES[Math.min(look, PAUSES.length - 1)], LONGEST - waited);
            await pause(seconds);
            waited += seconds;
            await visible();
            if (!goesOn()) {
                return { end: "left" };
            }
            row = await ns.Calls.jobProgress(job);
            if (ended(row.ino_jobstatus)) {
                return { end: row.ino_jobstatus === JOB.success ? "success" : row.ino_jobstatus === JOB.error ? "error" : "canceled" };
            }
        }
        return { end: "waiting", reason: row.ino_errordescription || "" };
    }

    /**
     * Follows a batch with one query each 5 seconds, at most two minutes.
     * @param {string} batch
     * @param {number} total
     * @param {(counts: InoLinkBatchCounts) => Promise<void>} report
     * @returns {Promise<InoLinkBatchCounts>}
     */
    async function batch(batch, total, report) {
        let counts = { succeeded: 0, failed: 0, waiting: total };
        for (let waited = 0; waited < BATCH_LONGEST && counts.waiting > 0; waited += BATCH_PAUSE) {
            await pause(BATCH_PAUSE);
            await visible();
            const found = await ns.Calls.batchCounts(batch);
            const succeeded = found[JOB.success] || 0;
            const failed = (found[JOB.error] || 0) + (found[JOB.canceled] || 0);
            counts = { succeeded: succeeded, failed: failed, waiting: Math.max(0, total - succeeded - failed) };
            await report(counts);
        }
        return counts;
    }

    ns.Watch = { job: job, batch: batch, JOB: JOB, ended: ended };
})(window.InoLink);
