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

describe('intuit-oauth', () => {
    it('refreshes, and calls the API with what it got', async () => {
        const refreshed = (await client.refresh()).getJson();
        assert.equal(refreshed.token_type, 'bearer');
        assert.equal(refreshed.expires_in, 3600);
        const answer = await client.makeApiCall({ url: `${company.address}/v3/company/${company.realmId}/query?query=${encodeURIComponent("select * from CompanyInfo")}` });
        const body = answer.json ?? answer.getJson();
        assert.equal(body.QueryResponse.CompanyInfo.length, 1);
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
