// node-quickbooks against the simulated company: a client that knows Intuit's API and nothing of us.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import QuickBooks from 'node-quickbooks';
import { start } from './simulated-company.mjs';

let company;
let client;

/** Calls a method of the client; a fault comes as the body that QuickBooks sent. */
const call = (method, ...args) => promisify(client[method].bind(client))(...args).catch((problem) => {
    const fault = problem.response?.data;
    throw fault ? Object.assign(new Error(JSON.stringify(fault)), fault) : problem;
});

const faultOf = async (promise) => {
    const problem = await promise.then(() => assert.fail('QuickBooks should have refused'), (error) => error);
    return (problem.Fault ?? problem.fault ?? problem.response?.data?.Fault).Error[0];
};

before(async () => {
    company = await start();
    QuickBooks.V3_ENDPOINT_BASE_URL = `${company.address}/v3/company/`;
    QuickBooks.TOKEN_URL = `${company.address}/oauth2/v1/tokens/bearer`;
    QuickBooks.REVOKE_URL = `${company.address}/v2/oauth2/tokens/revoke`;
    client = new QuickBooks({
        consumerKey: company.clientId, consumerSecret: company.clientSecret, token: '', tokenSecret: false, realmId: company.realmId,
        useSandbox: true, debug: false, minorversion: 75, oauthversion: '2.0', refreshToken: company.refreshToken,
    });
    await call('refreshAccessToken');
});

after(() => company.stop());

describe('node-quickbooks', () => {
    it('refreshes its token', async () => {
        const first = client.token;
        await call('refreshAccessToken');
        assert.ok(client.token);
        assert.notEqual(client.token, first);
    });

    it('creates, reads and updates a customer', async () => {
        const made = await call('createCustomer', { DisplayName: "Dukes Basketball Camp", PrimaryPhone: { FreeFormNumber: '(520) 555-0100' } });
        assert.equal(made.SyncToken, '0');
        const updated = await call('updateCustomer', { Id: made.Id, SyncToken: made.SyncToken, sparse: true, CompanyName: 'Dukes' });
        assert.equal(updated.SyncToken, '1');
        const read = await call('getCustomer', made.Id);
        assert.equal(read.CompanyName, 'Dukes');
        assert.equal(read.PrimaryPhone.FreeFormNumber, '(520) 555-0100');
    });

    it('is told of a stale SyncToken and of a name that is taken', async () => {
        const made = await call('createCustomer', { DisplayName: 'Stale One' });
        await call('updateCustomer', { Id: made.Id, SyncToken: '0', sparse: true, Notes: 'first' });
        assert.equal((await faultOf(call('updateCustomer', { Id: made.Id, SyncToken: '0', sparse: true, Notes: 'second' }))).code, '5010');
        assert.equal((await faultOf(call('createCustomer', { DisplayName: 'stale one' }))).code, '6240');
    });

    it('finds by a name with a quote, and pages', async () => {
        for (let i = 1; i <= 7; i++) {
            await call('createCustomer', { DisplayName: `O'Paging ${i}` });
        }

        const one = await call('findCustomers', [{ field: 'DisplayName', value: "O'Paging 3", operator: '=' }]);
        assert.equal(one.QueryResponse.Customer.length, 1);
        const page = await call('findCustomers', [{ field: 'DisplayName', value: "O'Paging%", operator: 'LIKE' }, { field: 'limit', value: 3 }, { field: 'offset', value: 4 }, { field: 'asc', value: 'DisplayName' }]);
        assert.deepEqual(page.QueryResponse.Customer.map((row) => row.DisplayName), ["O'Paging 4", "O'Paging 5", "O'Paging 6"]);
        const all = await call('findCustomers', { fetchAll: true });
        const count = await call('findCustomers', { count: true });
        assert.equal(count.QueryResponse.totalCount, all.QueryResponse.Customer.length);
    });

    it('sends a batch of which one item fails', async () => {
        const answer = await call('batch', [
            { bId: '1', operation: 'create', Customer: { DisplayName: 'Batch One' } },
            { bId: '2', operation: 'create', Customer: { DisplayName: 'Batch One' } },
            { bId: '3', Query: "select * from Customer where DisplayName = 'Batch One'" },
        ]);
        const byId = Object.fromEntries(answer.BatchItemResponse.map((item) => [item.bId, item]));
        assert.equal(byId['1'].Customer.DisplayName, 'Batch One');
        assert.equal(byId['2'].Fault.Error[0].code, '6240');
        assert.equal(byId['3'].QueryResponse.Customer.length, 1);
    });

    it('makes an invoice, voids one, deletes one, and sees both in the change data', async () => {
        const since = new Date(Date.now() - 60_000).toISOString();
        const customer = await call('createCustomer', { DisplayName: 'Invoice Buyer' });
        const invoice = () => ({
            CustomerRef: { value: customer.Id },
            Line: [{ Amount: 150, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '1' }, Qty: 3, UnitPrice: 50, TaxCodeRef: { value: 'NON' } } }],
        });
        const first = await call('createInvoice', invoice());
        const second = await call('createInvoice', invoice());
        assert.equal(first.TotalAmt, 150);
        const voiding = await call('voidInvoice', { Id: first.Id, SyncToken: first.SyncToken });
        const voided = voiding.Invoice ?? voiding;
        assert.equal(voided.TotalAmt, 0);
        assert.match(voided.PrivateNote, /Voided/);
        const deleted = await call('deleteInvoice', { Id: second.Id, SyncToken: second.SyncToken });
        assert.equal((deleted.Invoice ?? deleted).status, 'Deleted');
        const changes = await call('changeDataCapture', ['Customer', 'Invoice'], since);
        const invoices = changes.CDCResponse[0].QueryResponse.find((part) => part.Invoice).Invoice;
        assert.ok(invoices.some((row) => row.Id === second.Id && row.status === 'Deleted'));
        assert.ok(invoices.some((row) => row.Id === first.Id && row.TotalAmt === 0));
    });

    // after the change data: that answers 1000 objects at most
    it('fetches more than one answer holds, each once', async () => {
        for (let from = 0; from < 1020; from += 30) {
            const made = await call('batch', Array.from({ length: 30 }, (_, i) => ({ bId: `${i}`, operation: 'create', Customer: { DisplayName: `Many ${from + i}` } })));
            assert.ok(made.BatchItemResponse.every((item) => item.Customer));
        }

        const all = (await call('findCustomers', [{ field: 'DisplayName', value: 'Many %', operator: 'LIKE' }, { field: 'fetchAll', value: true }])).QueryResponse.Customer;
        assert.equal(all.length, 1020);
        assert.equal(new Set(all.map((row) => row.Id)).size, 1020);
    });

    it('gives its consent back', async () => {
        await call('revokeAccess', true);
        await assert.rejects(call('refreshAccessToken'));
    });
});
