// dynamics-web-api against the local Dataverse with the zip that ships: a client that knows Dataverse's Web API and nothing of us.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { randomUUID } from 'node:crypto';
import { DynamicsWebApi } from 'dynamics-web-api';
import { start } from './laboratory.mjs';

let lab;
let api;

const as = (name, config = {}) => new DynamicsWebApi({
    serverUrl: `${lab.app}/`, dataApi: { version: '9.2' }, onTokenRefresh: async () => lab.user(name).token, propagateErrors: true, ...config,
});

const refusal = (promise) => promise.then(() => assert.fail('Dataverse should have refused'), (problem) => problem);

const until = async (read, done) => {
    for (let i = 0; i < 200; i++) {
        const seen = await read();
        if (done(seen)) {
            return seen;
        }

        await new Promise((wake) => { setTimeout(wake, 100); });
    }

    return assert.fail('It did not come to that within 20 seconds.');
};

before(async () => {
    lab = await start('--sample', 'none');
    api = as('Lab Administrator');
});

after(() => lab.stop());

describe('dynamics-web-api: rows', () => {
    it('creates, reads, changes and deletes', async () => {
        const id = await api.create({ collection: 'accounts', data: { name: 'Rows & "Quotes"', creditlimit: 12.5, paymenttermscode: 1 } });
        assert.match(id, /^[0-9a-f-]{36}$/);
        const read = await api.retrieve({ collection: 'accounts', key: id, select: ['name', 'creditlimit', 'paymenttermscode', '_ownerid_value'], includeAnnotations: '*' });
        assert.equal(read.name, 'Rows & "Quotes"');
        assert.equal(read.creditlimit, 12.5);
        assert.equal(read.paymenttermscode_Formatted, 'Net 30');
        assert.equal(read._ownerid_value_LogicalName, 'systemuser');
        await api.update({ collection: 'accounts', key: id, data: { name: 'Renamed' } });
        assert.equal((await api.retrieve({ collection: 'accounts', key: id, select: ['name'] })).name, 'Renamed');
        await api.updateSingleProperty({ collection: 'accounts', key: id, fieldValuePair: { telephone1: '555' } });
        assert.equal((await api.retrieve({ collection: 'accounts', key: id, select: ['telephone1'] })).telephone1, '555');
        await api.deleteRecord({ collection: 'accounts', key: id });
        const gone = await refusal(api.retrieve({ collection: 'accounts', key: id }));
        assert.equal(gone.status, 404);
        assert.equal(gone.code, '0x80040217');
    });

    it('gets the row back with the write', async () => {
        const made = await api.create({ collection: 'contacts', data: { firstname: 'Re', lastname: 'Presented' }, returnRepresentation: true, select: ['fullname'] });
        assert.equal(made.fullname, 'Re Presented');
        const changed = await api.update({ collection: 'contacts', key: made.contactid, data: { firstname: 'Was' }, returnRepresentation: true, select: ['fullname'] });
        assert.equal(changed.fullname, 'Was Presented');
    });

    it('upserts, creates only, updates only', async () => {
        const key = randomUUID();
        await api.upsert({ collection: 'accounts', key, data: { name: 'Upserted' } });
        await api.upsert({ collection: 'accounts', key, data: { name: 'Upserted twice' } });
        assert.equal((await api.retrieve({ collection: 'accounts', key, select: ['name'] })).name, 'Upserted twice');
        assert.equal((await refusal(api.upsert({ collection: 'accounts', key, data: { name: 'No' }, ifnonematch: '*' }))).status, 412);
        assert.equal((await refusal(api.upsert({ collection: 'accounts', key: randomUUID(), data: { name: 'No' }, ifmatch: '*' }))).status, 404);
    });

    it('is told of a conflict by the ETag, and of an unchanged row', async () => {
        const key = await api.create({ collection: 'accounts', data: { name: 'Tagged' } });
        const first = await api.retrieve({ collection: 'accounts', key, select: ['name'] });
        const tag = first['@odata.etag'];
        await api.update({ collection: 'accounts', key, data: { name: 'Newer' }, ifmatch: tag });
        const conflict = await refusal(api.update({ collection: 'accounts', key, data: { name: 'Lost' }, ifmatch: tag }));
        assert.equal(conflict.status, 412);
        assert.equal(conflict.code, '0x80060882');
        assert.equal((await refusal(api.deleteRecord({ collection: 'accounts', key, ifmatch: tag }))).status, 412);
        const now = await api.retrieve({ collection: 'accounts', key, select: ['name'] });
        assert.equal(now.name, 'Newer');
    });

    it('associates and disassociates', async () => {
        const account = await api.create({ collection: 'accounts', data: { name: 'Parent' } });
        const contact = await api.create({ collection: 'contacts', data: { lastname: 'Child', 'parentcustomerid_account@odata.bind': `accounts(${account})` } });
        await api.associateSingleValued({ collection: 'accounts', primaryKey: account, navigationProperty: 'primarycontactid', relatedCollection: 'contacts', relatedKey: contact });
        const both = await api.retrieve({ collection: 'accounts', key: account, select: ['name'], expand: [{ property: 'primarycontactid', select: ['lastname'] }, { property: 'contact_customer_accounts', select: ['lastname'] }] });
        assert.equal(both.primarycontactid.lastname, 'Child');
        assert.deepEqual(both.contact_customer_accounts.map((row) => row.lastname), ['Child']);
        await api.disassociateSingleValued({ collection: 'accounts', primaryKey: account, navigationProperty: 'primarycontactid' });
        await api.disassociate({ collection: 'accounts', primaryKey: account, relationshipName: 'contact_customer_accounts', relatedKey: contact });
        await api.associate({ collection: 'accounts', primaryKey: account, relationshipName: 'contact_customer_accounts', relatedCollection: 'contacts', relatedKey: contact });
        const after = await api.retrieve({ collection: 'accounts', key: account, select: ['_primarycontactid_value'], expand: [{ property: 'contact_customer_accounts', select: ['lastname'] }] });
        assert.equal(after._primarycontactid_value, null);
        assert.equal(after.contact_customer_accounts.length, 1);
    });
});

describe('dynamics-web-api: queries', () => {
    const mark = randomUUID().slice(0, 8);

    before(async () => {
        for (let i = 0; i < 7; i++) {
            await api.create({ collection: 'accounts', data: { name: `${mark} ${i}`, creditlimit: i * 10, address1_city: i % 2 ? 'Odd' : 'Even' } });
        }
    });

    it('filters, sorts, counts', async () => {
        const answer = await api.retrieveMultiple({ collection: 'accounts', select: ['name'], filter: `startswith(name,'${mark}') and creditlimit ge 20 and not (address1_city eq 'Odd')`, orderBy: ['creditlimit desc'], count: true });
        assert.deepEqual(answer.value.map((row) => row.name.slice(9)), ['6', '4', '2']);
        assert.equal(answer.oDataCount, 3);
        assert.equal(await api.count({ collection: 'accounts', filter: `startswith(name,'${mark}')` }), 7);
    });

    it('pages to the end', async () => {
        const request = { collection: 'accounts', select: ['name'], filter: `startswith(name,'${mark}')`, orderBy: ['name asc'], maxPageSize: 3 };
        const first = await api.retrieveMultiple(request);
        assert.equal(first.value.length, 3);
        const second = await api.retrieveMultiple(request, first.oDataNextLink);
        assert.deepEqual(second.value.map((row) => row.name.slice(9)), ['3', '4', '5']);
        assert.equal((await api.retrieveAll(request)).value.length, 7);
    });

    it('fetches, page by page and in sum', async () => {
        const fetchXml = (count, inner) => `<fetch count="${count}"><entity name="account">${inner}<filter><condition attribute="name" operator="like" value="${mark}%"/></filter></entity></fetch>`;
        const first = await api.fetch({ collection: 'accounts', fetchXml: fetchXml(5, '<attribute name="name"/><order attribute="name"/>'), includeAnnotations: '*' });
        assert.equal(first.value.length, 5);
        assert.equal(first.PagingInfo.nextPage, 2);
        const second = await api.fetch({ collection: 'accounts', fetchXml: fetchXml(5, '<attribute name="name"/><order attribute="name"/>'), includeAnnotations: '*', pageNumber: first.PagingInfo.nextPage, pagingCookie: first.PagingInfo.cookie });
        assert.deepEqual(second.value.map((row) => row.name.slice(9)), ['5', '6']);
        assert.equal((await api.fetchAll({ collection: 'accounts', fetchXml: fetchXml(2, '<attribute name="name"/>'), includeAnnotations: '*' })).value.length, 7);
        const sum = await api.fetch({ collection: 'accounts', fetchXml: `<fetch aggregate="true"><entity name="account"><attribute name="creditlimit" aggregate="sum" alias="total"/><filter><condition attribute="name" operator="like" value="${mark}%"/></filter></entity></fetch>` });
        assert.equal(sum.value[0].total, 210);
    });

    it('groups with $apply', async () => {
        const answer = await api.retrieveMultiple({ collection: 'accounts', apply: `filter(startswith(name,'${mark}'))/groupby((address1_city),aggregate(creditlimit with max as most,$count as rows))` });
        assert.deepEqual(answer.value.map((row) => [row.address1_city, row.most, row.rows]).sort(), [['Even', 60, 4], ['Odd', 50, 3]]);
    });

    it('reads definitions', async () => {
        const table = await api.retrieveEntity({ key: "LogicalName='ino_linkjob'", select: ['EntitySetName', 'PrimaryIdAttribute'], expand: [{ property: 'Attributes', select: ['LogicalName'], filter: "LogicalName eq 'ino_jobstatus'" }] });
        assert.equal(table.EntitySetName, 'ino_linkjobs');
        assert.equal(table.Attributes.length, 1);
        const attributes = await api.retrieveAttributes({ entityKey: "LogicalName='ino_linkjob'", castType: 'Microsoft.Dynamics.CRM.PicklistAttributeMetadata', select: ['LogicalName'], expand: [{ property: 'OptionSet', select: ['Options'] }] });
        const status = attributes.value.find((row) => row.LogicalName === 'ino_jobstatus');
        assert.ok(status.OptionSet.Options.some((option) => option.Label.UserLocalizedLabel.Label === 'Queued' && option.Value === 776210000));
        const choice = await api.retrieveGlobalOptionSet({ key: "Name='ino_linkstatus'" });
        assert.equal(choice.Options.length, 4);
        assert.match(await api.retrieveCsdlMetadata(), /<EntityType Name="ino_linkjob"/);
    });
});

describe('dynamics-web-api: operations and batches', () => {
    it('calls functions and actions of the platform and of the solution', async () => {
        const me = await api.callFunction('WhoAmI');
        assert.match(me.UserId, /^[0-9a-f-]{36}$/);
        assert.equal((await as('Sam Sales').callFunction({ name: 'WhoAmI' })).OrganizationId, me.OrganizationId);
        const account = await api.create({ collection: 'accounts', data: { name: 'Called' } });
        const asked = await api.callAction({ actionName: 'ino_Promote', action: { TableName: 'account', RecordId: account } });
        assert.match(asked.LinkJobId, /^[0-9a-f-]{36}$/);
        const linked = await until(() => api.retrieve({ collection: 'accounts', key: account, select: ['ino_linkstatus', 'ino_accountingid'], includeAnnotations: '*' }), (row) => row.ino_linkstatus === 776210001);
        assert.equal(linked.ino_linkstatus_Formatted, 'Linked');
        assert.ok(linked.ino_accountingid);
        const many = await api.callAction({ actionName: 'ino_PromoteMany', action: { TableName: 'account', RecordIds: [account, randomUUID()] } });
        assert.equal(many.Results.length, 2);
        assert.ok(many.Results.every((row) => typeof row.Queued === 'boolean' && 'RecordId' in row));
        const wrong = await refusal(api.callAction({ actionName: 'ino_Promote', action: { TableName: 'account', RecordIdd: account } }));
        assert.equal(wrong.status, 400);
        assert.match(wrong.message, /RecordIdd/);
    });

    it('sends a batch whose rows refer to each other', async () => {
        api.startBatch();
        api.create({ collection: 'accounts', data: { name: 'Batch parent' }, contentId: '1' });
        api.create({ collection: 'contacts', data: { lastname: 'Batch child', 'parentcustomerid_account@odata.bind': '$1' }, contentId: '2' });
        const [account, contact] = await api.executeBatch();
        const child = await api.retrieve({ collection: 'contacts', key: contact, select: ['_parentcustomerid_value'] });
        assert.equal(child._parentcustomerid_value, account);
    });

    it('undoes a change set, and reads in one go', async () => {
        const name = `Undone ${randomUUID()}`;
        api.startBatch();
        api.create({ collection: 'accounts', data: { name } });
        api.update({ collection: 'accounts', key: randomUUID(), data: { nme: 'x' } });
        await refusal(api.executeBatch());
        assert.equal(await api.count({ collection: 'accounts', filter: `name eq '${name}'` }), 0);
        api.startBatch();
        api.retrieveMultiple({ collection: 'accounts', top: 1, select: ['name'] });
        api.callFunction('WhoAmI');
        const [rows, me] = await api.executeBatch();
        assert.ok(Array.isArray(rows.value));
        assert.ok(me.UserId);
    });

    it('acts for another user only as an administrator', async () => {
        const sam = (await as('Sam Sales').callFunction('WhoAmI')).UserId;
        const key = await as('Lab Administrator', { impersonate: sam }).create({ collection: 'accounts', data: { name: 'For Sam' } });
        assert.equal((await api.retrieve({ collection: 'accounts', key, select: ['_ownerid_value'] }))._ownerid_value, sam);
        const admin = (await api.callFunction('WhoAmI')).UserId;
        assert.equal((await refusal(as('Sam Sales', { impersonate: admin }).callFunction('WhoAmI'))).status, 403);
    });

    it('is refused without a token it knows', async () => {
        const stranger = new DynamicsWebApi({ serverUrl: `${lab.app}/`, dataApi: { version: '9.2' }, onTokenRefresh: async () => 'nobody' });
        const problem = await refusal(stranger.retrieveMultiple({ collection: 'accounts' }));
        assert.equal(problem.status, 401);
        assert.match(problem.code, /^0x/);
    });
});

describe('dynamics-web-api: the secrets of a connection', () => {
    const secrets = ['ino_clientsecret', 'ino_accesstoken', 'ino_refreshtoken'];

    it('exist, and are no business of a salesperson by any route', async () => {
        const [row] = (await api.retrieveMultiple({ collection: 'ino_connections' })).value;
        const names = secrets.filter((name) => name in row);
        assert.ok(names.length >= 2, `the solution's secret columns are called otherwise: ${Object.keys(row)}`);
        const values = names.map((name) => row[name]).filter((value) => typeof value === 'string' && value.length > 8);
        assert.ok(values.length > 0);
        const token = lab.user('Sam Sales').token;
        const root = lab.api;
        const fetchXml = (inner) => `ino_connections?fetchXml=${encodeURIComponent(`<fetch><entity name="ino_connection">${inner}</entity></fetch>`)}`;
        const through = `ino_accountingcompanies?fetchXml=${encodeURIComponent('<fetch><entity name="ino_accountingcompany"><link-entity name="ino_connection" from="ino_accountingcompanyid" to="ino_accountingcompanyid" alias="c"><attribute name="ino_refreshtoken"/></link-entity></entity></fetch>')}`;
        const routes = [
            'ino_connections', `ino_connections(${row.ino_connectionid})`, `ino_connections(${row.ino_connectionid})/${names[0]}/$value`, 'ino_connections/$count',
            `ino_connections?$select=${names.join(',')}`, `ino_connections?$filter=startswith(${names[0]},'a')`, `ino_connections/$count?$filter=${names[0]} ne null`, `ino_connections?$orderby=${names[0]}`,
            `ino_connections?$apply=groupby((${names[0]}))`, `ino_connections?$apply=aggregate(${names[0]} with max as m)`, fetchXml('<all-attributes/>'), fetchXml(`<attribute name="${names[0]}"/>`), through,
        ];
        const company = await fetch(`${root}EntityDefinitions(LogicalName='ino_accountingcompany')/OneToManyRelationships?$filter=ReferencingEntity eq 'ino_connection'`, { headers: { Authorization: `Bearer ${token}` } }).then((answer) => answer.json());
        for (const relationship of company.value ?? []) {
            routes.push(`ino_accountingcompanies?$expand=${relationship.ReferencedEntityNavigationPropertyName}`);
            routes.push(`ino_accountingcompanies?$filter=${relationship.ReferencedEntityNavigationPropertyName}/any(c:startswith(c/${names[0]},'a'))`);
        }

        for (const route of routes) {
            const answer = await fetch(root + route, { headers: { Authorization: `Bearer ${token}`, Prefer: 'odata.include-annotations="*"' } });
            const text = await answer.text();
            assert.equal(answer.status, 403, `${route}: ${answer.status} ${text.slice(0, 300)}`);
            assert.ok(!values.some((value) => text.includes(value)), route);
        }

        const batch = ['--b', 'Content-Type: application/http', 'Content-Transfer-Encoding: binary', '', `GET ino_connections?$select=${names[0]} HTTP/1.1`, '', '', '--b--', ''].join('\r\n');
        const answer = await fetch(`${root}$batch`, { method: 'POST', headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'multipart/mixed; boundary=b' }, body: batch });
        assert.match(await answer.text(), /HTTP\/1\.1 403 Forbidden/);
        const open = await fetch(`${root}$metadata`, { headers: { Authorization: `Bearer ${token}` } }).then((found) => found.text());
        assert.ok(!values.some((value) => open.includes(value)));
    });
});
