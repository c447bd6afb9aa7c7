// Intuit's own OAuth client against the simulated company.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import OAuthClient from 'intuit-oauth';
import { start } from './simulated-company.mjs';

let company;
let client;

before(async () => {
    company = await start();
    OAuthClient.tokenEndpoint = `${company.address}/oauth2/v1/tokens/bearer`;
    OAuthClient.revokeEndpoint = `${company.address}/v2/oauth2/tokens/revoke`;
    OAuthClient.authorizeEndpoint = `${company.address}/connect/oauth2`;
    client = new OAuthClient({ clientId: company.clientId, clientSecret: company.clientSecret, environment: 'sandbox', redirectUri: 'http://localhost/callback' });
    client.setToken({ refresh_token: company.refreshToken, x_refresh_token_expires_in: 8726400, realmId: company.realmId });
});

after(() => company.stop());

/** A call by the client itself; what QuickBooks refuses is thrown. */
async function call(path, body) {
    const answer = await client.makeApiCall({
        url: `${company.address}/v3/company/${company.realmId}/${path}`,
        ...(body === undefined ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
    return answer.json ?? answer.getJson();
}

const query = async (text) => (await call(`query?query=${encodeURIComponent(text)}`)).QueryResponse;

describe('intuit-oauth', () => {
    it('refreshes, and calls the API with what it got', async () => {
        const refreshed = (await client.refresh()).getJson();
        assert.equal(refreshed.token_type, 'bearer');
        assert.equal(refreshed.expires_in, 3600);
        const answer = await client.makeApiCall({ url: `${company.address}/v3/company/${company.realmId}/query?query=${encodeURIComponent("select * from CompanyInfo")}` });
        const body = answer.json ?? answer.getJson();
        assert.equal(body.QueryResponse.CompanyInfo.length, 1);
    });

    it('creates and updates, and is told where a SyncToken is stale', async () => {
        const { Customer: made } = await call('customer', { DisplayName: 'Intuit Client' });
        const { Customer: updated } = await call('customer', { Id: made.Id, SyncToken: made.SyncToken, sparse: true, CompanyName: 'Intuit' });
        assert.equal(updated.SyncToken, '1');
        assert.equal(updated.DisplayName, 'Intuit Client');
        await assert.rejects(call('customer', { Id: made.Id, SyncToken: '0', sparse: true, Notes: 'late' }), /5010/);
        assert.equal((await query(`select * from Customer where Id = '${made.Id}'`)).Customer[0].SyncToken, '1');
    });

    it('pages a query, and finds a name with a quote and a backslash', async () => {
        for (let i = 1; i <= 5; i++) {
            await call('customer', { DisplayName: `O'Page \\ ${i}` });
        }

        const pages = [];
        for (let start = 1; ; start += 2) {
            const page = await query(`select DisplayName from Customer where DisplayName like 'O\\'Page%' orderby DisplayName startposition ${start} maxresults 2`);
            if (!page.Customer) {
                break;
            }

            pages.push(page.Customer.map((row) => row.DisplayName));
        }

        assert.deepEqual(pages, [["O'Page \\ 1", "O'Page \\ 2"], ["O'Page \\ 3", "O'Page \\ 4"], ["O'Page \\ 5"]]);
    });

    it('sends a batch of which one item fails', async () => {
        const { BatchItemResponse: items } = await call('batch', { BatchItemRequest: [
            { bId: 'a', operation: 'create', Customer: { DisplayName: 'Batched' } }, { bId: 'b', operation: 'create', Customer: { DisplayName: 'Batched' } },
        ] });
        assert.equal(items.find((item) => item.bId === 'a').Customer.DisplayName, 'Batched');
        assert.equal(items.find((item) => item.bId === 'b').Fault.Error[0].code, '6240');
    });

    it('voids one invoice, deletes another, and sees both in the change data', async () => {
        const since = new Date(Date.now() - 60_000).toISOString();
        const { Customer: customer } = await call('customer', { DisplayName: 'Intuit Buyer' });
        const line = { Amount: 10, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: { ItemRef: { value: '1' }, Qty: 2, UnitPrice: 5, TaxCodeRef: { value: 'NON' } } };
        const made = async () => (await call('invoice', { CustomerRef: { value: customer.Id }, Line: [line] })).Invoice;
        const [first, second] = [await made(), await made()];
        const { Invoice: voided } = await call('invoice?operation=void', { Id: first.Id, SyncToken: first.SyncToken });
        assert.equal(voided.TotalAmt, 0);
        const { Invoice: deleted } = await call('invoice?operation=delete', { Id: second.Id, SyncToken: second.SyncToken });
        assert.equal(deleted.status, 'Deleted');
        const { CDCResponse: changes } = await call(`cdc?entities=Invoice&changedSince=${encodeURIComponent(since)}`);
        const invoices = changes[0].QueryResponse[0].Invoice;
        assert.ok(invoices.some((row) => row.Id === second.Id && row.status === 'Deleted'));
        assert.ok(invoices.some((row) => row.Id === first.Id && row.TotalAmt === 0));
    });

    it('is told why a token is refused', async () => {
        await assert.rejects(client.refreshUsingToken('no-such-token'), (error) => /invalid_grant|Incorrect or invalid refresh token/.test(`${error.error} ${error.error_description} ${error.originalMessage} ${error.message}`));
    });

    it('revokes', async () => {
        const answer = await client.revoke();
        assert.equal(typeof answer.status === 'function' ? answer.status() : answer.status, 200);
        await assert.rejects(client.refreshUsingToken(company.refreshToken));
    });
});
