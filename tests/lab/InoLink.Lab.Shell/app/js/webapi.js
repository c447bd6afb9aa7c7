// Xrm.WebApi over the laboratory's Web API (webresources.md §4; dataverse client API reference: Xrm.WebApi).

const root = '/api/data/v9.2/';
const formatted = '@OData.Community.Display.V1.FormattedValue';
const annotations = { Accept: 'application/json', 'OData-Version': '4.0', 'OData-MaxVersion': '4.0', Prefer: 'odata.include-annotations="*"' };

/** The value as people read it. @param {any} row @param {string} name */
export function shownValue(row, name) {
    return row[`${name}${formatted}`] ?? row[`_${name}_value${formatted}`] ?? row[name] ?? '';
}

/** What a lookup of a row points at. @param {any} row @param {string} name */
export function lookupOf(row, name) {
    const id = row[`_${name}_value`];
    return id ? { id, name: row[`_${name}_value${formatted}`] ?? '', entityType: row[`_${name}_value@Microsoft.Dynamics.CRM.lookuplogicalname`] } : null;
}

/** @param {Response} answer */
async function refusal(answer) {
    const body = await answer.json().catch(() => null);
    const error = body?.error ?? { code: '', message: `${answer.status} ${answer.statusText}` };
    return { errorCode: Number.parseInt(error.code, 16) || 0, code: error.code, message: error.message };
}

/** @param {string} path @param {RequestInit & { headers?: Record<string, string> }} [init] */
async function send(path, init = {}) {
    const answer = await fetch(path.startsWith('http') ? path : root + path, { ...init, headers: { ...annotations, ...init.headers } });
    if (!answer.ok) {
        throw await refusal(answer);
    }

    return answer;
}

/** @param {unknown} body */
function json(body, headers = {}) {
    return { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers } };
}

/** @param {import('./organization.js').Organization} organization */
export function webApi(organization) {
    const set = (table) => organization.table(table).set;
    const idOf = (id) => id.replace(/[{}]/g, '');

    const api = {
        createRecord: async (table, data) => {
            const answer = await send(set(table), { method: 'POST', ...json(data) });
            return { entityType: table, id: /\(([^)]+)\)$/.exec(answer.headers.get('OData-EntityId') ?? '')?.[1] ?? '' };
        },
        retrieveRecord: async (table, id, options = '') => (await send(`${set(table)}(${idOf(id)})${options}`)).json(),
        updateRecord: async (table, id, data) => {
            await send(`${set(table)}(${idOf(id)})`, { method: 'PATCH', ...json(data, { 'If-Match': '*' }) });
            return { entityType: table, id };
        },
        deleteRecord: async (table, id) => {
            await send(`${set(table)}(${idOf(id)})`, { method: 'DELETE' });
            return { entityType: table, id };
        },
        retrieveMultipleRecords: async (table, options = '', maxPageSize = 0) => {
            const prefer = maxPageSize ? { Prefer: `odata.include-annotations="*",odata.maxpagesize=${maxPageSize}` } : {};
            const body = await (await send(options.startsWith('http') ? options : set(table) + options, { headers: prefer })).json();
            return { entities: body.value, nextLink: body['@odata.nextLink'], fetchXmlPagingCookie: body['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie'] };
        },
        execute: async (request) => execute(request),
        // one after the other, ending with the first that fails, as a batch does that isn't told to go on
        executeMultiple: async (requests) => {
            const answers = [];
            for (const request of requests) {
                if (Array.isArray(request)) {
                    throw { errorCode: 0, message: 'The app shell does not emulate change sets of executeMultiple.' };
                }

                answers.push(await execute(request));
            }

            return answers;
        },
        isAvailableOffline: () => false,
    };

    async function execute(request) {
        // own members are what is sent: a getMetadata that is not on the prototype would be one of them
        if (Object.hasOwn(request, 'getMetadata')) {
            throw { errorCode: 0, message: 'getMetadata must be defined on the prototype of the request.' };
        }

        const metadata = request.getMetadata();
        if (metadata.boundParameter !== null && metadata.boundParameter !== undefined) {
            throw { errorCode: 0, message: `The app shell does not emulate bound operations (${metadata.operationName}).` };
        }

        for (const name of Object.keys(request)) {
            if (!metadata.parameterTypes[name]) {
                throw { errorCode: 0, message: `The parameter ${name} of ${metadata.operationName} has no type in getMetadata.` };
            }
        }

        if (metadata.operationType === 0) {
            return send(metadata.operationName, { method: 'POST', ...json(request) });
        }

        if (metadata.operationType === 1) {
            const names = Object.keys(request);
            const values = names.map((name) => `@${name}=${encodeURIComponent(literal(request[name], metadata.parameterTypes[name]))}`);
            return send(`${metadata.operationName}(${names.map((name) => `${name}=@${name}`).join(',')})${values.length ? `?${values.join('&')}` : ''}`);
        }

        throw { errorCode: 0, message: `The app shell does not emulate operationType ${metadata.operationType}.` };
    }

    return { ...api, online: api, offline: {} };
}

/** @param {any} value @param {{ typeName: string }} type */
function literal(value, type) {
    return type.typeName === 'Edm.String' ? `'${String(value).replaceAll("'", "''")}'` : typeof value === 'object' ? JSON.stringify(value) : String(value);
}
