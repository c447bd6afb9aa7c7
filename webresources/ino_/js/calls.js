"use strict";
/** What is asked of the server: the custom APIs of the solution, the short reads of a record and of its jobs. No rule of a table is here: ino_GetLinkStatus decides. */
window.InoLink = window.InoLink || /** @type {InoLink} */ ({});
(function (ns) {
    const TEXT = { typeName: "Edm.String", structuralProperty: 1 };
    const ID = { typeName: "Edm.Guid", structuralProperty: 1 };
    const FLAG = { typeName: "Edm.Boolean", structuralProperty: 1 };
    const TEXTS = { typeName: "Collection(Edm.String)", structuralProperty: 4 };
    const ACTION = 0;
    const FUNCTION = 1;
    const GLANCE_LIFE = 5000;
    const TABLES_LIFE = 300000;

    /** @type {Map<string, { at: number, answer: Promise<Glance> }>} */
    const glances = new Map();
    /** @type {{ at: number, answer: Promise<string[]> } | null} */
    let tables = null;

    /**
     * Calls a custom API. getMetadata has to be on the prototype, else it would be sent as a parameter.
     * @param {number} kind
     * @param {string} name
     * @param {Record<string, { typeName: string, structuralProperty: number }>} types
     * @param {Record<string, unknown>} values
     * @returns {Promise<any>}
     */
    async function call(kind, name, types, values) {
        const metadata = { boundParameter: null, operationType: kind, operationName: name, parameterTypes: types };
        const request = Object.assign(Object.create({ getMetadata: () => metadata }), values);
        const response = await Xrm.WebApi.online.execute(request);
        if (!response.ok) {
            throw new Error(name + ": " + response.status);
        }
        return response.json();
    }

    /** @param {string} id */
    function bare(id) {
        return id.replace(/[{}]/g, "").toLowerCase();
    }

    /** @param {InoLinkRecord} record @returns {Promise<InoLinkStatus>} */
    function linkStatus(record) {
        return call(ACTION, "ino_GetLinkStatus", { TableName: TEXT, RecordId: ID }, { TableName: record.table, RecordId: record.id });
    }

    /** @param {InoLinkRecord} record @param {boolean} force Although a rule refuses it: somebody was asked and decided so. */
    function promote(record, force) {
        return call(ACTION, "ino_Promote", { TableName: TEXT, RecordId: ID, Force: FLAG }, { TableName: record.table, RecordId: record.id, Force: force });
    }

    /** @param {string} table @param {string[]} ids */
    function promoteMany(table, ids) {
        return call(ACTION, "ino_PromoteMany", { TableName: TEXT, RecordIds: TEXTS }, { TableName: table, RecordIds: ids });
    }

    /** @param {InoLinkRecord} record */
    function unlink(record) {
        return call(ACTION, "ino_Unlink", { TableName: TEXT, RecordId: ID }, { TableName: record.table, RecordId: record.id });
    }

    /** @param {string} table @param {string[]} ids */
    function unlinkMany(table, ids) {
        return call(ACTION, "ino_UnlinkMany", { TableName: TEXT, RecordIds: TEXTS }, { TableName: table, RecordIds: ids });
    }

    /** @param {string} job */
    function retry(job) {
        return call(ACTION, "ino_RetryLinkJob", { LinkJobId: ID }, { LinkJobId: job });
    }

    /** @param {string} job */
    function cancel(job) {
        return call(ACTION, "ino_CancelLinkJob", { LinkJobId: ID }, { LinkJobId: job });
    }

    /** The tables that are not switched off. Asked once in five minutes, since every enable rule needs it. */
    function promotableTables() {
        if (!tables || Date.now() - tables.at > TABLES_LIFE) {
            const answer = call(FUNCTION, "ino_GetPromotableTables", {}, {}).then((found) => found.Tables.map((/** @type {{ LogicalName: string }} */ row) => row.LogicalName));
            tables = { at: Date.now(), answer: answer };
            answer.catch(() => {
                tables = null;
            });
        }
        return tables.answer;
    }

    /** @param {InoLinkRecord} record @returns {Promise<Glance>} */
    async function look(record) {
        const row = await Xrm.WebApi.retrieveRecord(record.table, record.id, "?$select=ino_linkstatus,ino_accountingid");
        return { status: row.ino_linkstatus, accountingId: row.ino_accountingid || "" };
    }

    /** How a record stands, by its two columns alone: cheap enough for enable rules, which several buttons ask at once.
     * @param {InoLinkRecord} record
     * @returns {Promise<Glance>}
     */
    function glance(record) {
        const key = record.table + record.id;
        const known = glances.get(key);
        if (known && Date.now() - known.at < GLANCE_LIFE) {
            return known.answer;
        }
        const answer = look(record);
        glances.set(key, { at: Date.now(), answer: answer });
        answer.catch(() => glances.delete(key));
        return answer;
    }

    /** After an action: the next rule looks again.
     * @param {InoLinkRecord} record
     */
    function forget(record) {
        glances.delete(record.table + record.id);
    }

    /** @param {string} job */
    function jobProgress(job) {
        return Xrm.WebApi.retrieveRecord("ino_linkjob", job, "?$select=ino_jobstatus,ino_errordescription,ino_attempts,ino_nextattempton");
    }

    /** @param {string} job */
    function jobOutcome(job) {
        return Xrm.WebApi.retrieveRecord("ino_linkjob", job, "?$select=ino_jobstatus,ino_accountingid,ino_accountingref,ino_accountingurl,ino_errordescription,ino_recommendation");
    }

    /** How many jobs of a batch have which status, in one query.
     * @param {string} batch
     * @returns {Promise<Record<number, number>>}
     */
    async function batchCounts(batch) {
        const fetchXml =
            '<fetch aggregate="true"><entity name="ino_linkjob"><attribute name="ino_linkjobid" alias="jobs" aggregate="count"/><attribute name="ino_jobstatus" alias="status" groupby="true"/>' +
            '<filter><condition attribute="ino_batchid" operator="eq" value="' + bare(batch) + '"/></filter></entity></fetch>';
        const found = await Xrm.WebApi.retrieveMultipleRecords("ino_linkjob", "?fetchXml=" + encodeURIComponent(fetchXml));
        /** @type {Record<number, number>} */
        const counts = {};
        found.entities.forEach((row) => {
            counts[row.status] = row.jobs;
        });
        return counts;
    }

    ns.Calls = { bare, linkStatus, promote, promoteMany, unlink, unlinkMany, retry, cancel, promotableTables, glance, forget, jobProgress, jobOutcome, batchCounts };
})(window.InoLink);
