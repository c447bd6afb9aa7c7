import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import SwaggerParser from '@apidevtools/swagger-parser';
import Ajv from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { parse } from 'jsonc-parser';

const folder = new URL('../../connector/', import.meta.url);
const schemas = new URL('../../../shared/schemas/connector/', import.meta.url);
const withSchemas = { skip: existsSync(schemas) ? false : 'the connector schemas are not beside the repository' };

const json = async name => JSON.parse(await readFile(new URL(name, folder), 'utf8'));
const promote = definition => definition.paths['/ino_Promote'].post;

/** A schema of Microsoft's repository: JSON with comments, and an `id` that Ajv doesn't want. */
async function schema(name) {
    const { id, ...content } = parse(await readFile(new URL(name, schemas), 'utf8'));
    return content;
}

/** What the published schema of apiProperties.json is too old for: two properties, and a redirect mode that real connectors have. */
function asOfTheSchema({ properties: { scriptOperations, connectionParameterSets, ...properties } }) {
    for (const parameter of Object.values(properties.connectionParameters)) {
        if (parameter.oAuthSettings?.redirectMode === 'GlobalPerConnector') {
            parameter.oAuthSettings.redirectMode = 'Global';
        }
    }

    return { properties };
}

async function errorsOfDefinition(definition) {
    const ajv = new AjvDraft04({ allErrors: true, strict: false });
    addFormats(ajv);
    const validate = ajv.compile(await schema('apiDefinition.swagger.schema.json'));
    return validate(definition) ? [] : validate.errors;
}

async function errorsOfProperties(properties) {
    const ajv = new Ajv({ allErrors: true, strict: false });
    addFormats(ajv);
    const validate = ajv.compile(await schema('paconn-apiProperties.schema.json'));
    return validate(asOfTheSchema(properties)) ? [] : validate.errors;
}

test('the definition is valid against the schema of connector definitions', withSchemas, async () => {
    assert.deepEqual(await errorsOfDefinition(await json('apiDefinition.swagger.json')), []);
});

test('that schema refuses an unknown kind of trigger', withSchemas, async () => {
    const definition = await json('apiDefinition.swagger.json');
    definition.paths['/trigger/ino_linkjobs'].get['x-ms-trigger'] = 'sometimes';
    assert.notDeepEqual(await errorsOfDefinition(definition), []);
});

test('the properties are valid against the schema of apiProperties', withSchemas, async () => {
    assert.deepEqual(await errorsOfProperties(await json('apiProperties.json')), []);
});

test('that schema refuses an unknown policy parameter type', withSchemas, async () => {
    const properties = await json('apiProperties.json');
    properties.properties.policyTemplateInstances[1].parameters = 'OData-Version';
    assert.notDeepEqual(await errorsOfProperties(properties), []);
});

test('swagger-parser reads and validates the definition', async () => {
    const api = await SwaggerParser.validate(fileURLToPath(new URL('apiDefinition.swagger.json', folder)));
    assert.equal(api.info.title, 'InoLink');
});

for (const [what, spoil] of [
    ['a reference that leads nowhere', d => { promote(d).parameters[0].schema.$ref = '#/definitions/Nothing'; }],
    ['an operation id that is there twice', d => { promote(d).operationId = 'UnlinkRecord'; }],
    ['a path parameter that is not declared', d => { d.paths['/ino_linkjobs({LinkJobId})'].get.parameters.shift(); }],
]) {
    test(`swagger-parser refuses ${what}`, async () => {
        const definition = await json('apiDefinition.swagger.json');
        spoil(definition);
        await assert.rejects(SwaggerParser.validate(definition));
    });
}

/** Lints a definition with our rules; the codes of what is wrong. */
async function lint(definition) {
    const place = await mkdtemp(join(tmpdir(), 'connector-'));
    try {
        const file = join(place, 'definition.json');
        await writeFile(file, JSON.stringify(definition));
        const tool = fileURLToPath(new URL('node_modules/@stoplight/spectral-cli/dist/index.js', import.meta.url));
        const rules = fileURLToPath(new URL('.spectral.yaml', import.meta.url));
        const output = await new Promise((resolve, reject) => execFile(
            process.execPath, [tool, 'lint', '--ruleset', rules, '--format', 'json', '--quiet', '--fail-severity', 'hint', file],
            { maxBuffer: 16 << 20 }, (failure, stdout, stderr) => (failure && !stdout.trim().startsWith('[') ? reject(new Error(stderr || failure.message)) : resolve(stdout))));
        return [...new Set(JSON.parse(output || '[]').map(found => found.code))];
    } finally {
        await rm(place, { recursive: true });
    }
}

test('Spectral finds nothing in the definition', async () => {
    assert.deepEqual(await lint(await json('apiDefinition.swagger.json')), []);
});

for (const [code, spoil] of [
    ['connector-operation-id-pascal-case', d => { promote(d).operationId = 'promoteRecord'; }],
    ['connector-operation-summary', d => { promote(d).summary = 'Promote a record.'; }],
    ['connector-operation-description', d => { promote(d).description = 'Promotes'; }],
    ['connector-parameter-summary', d => { delete d.paths['/ino_linkjobs'].get.parameters[0]['x-ms-summary']; }],
    ['connector-property-summary', d => { delete d.definitions.LinkJob.properties.ino_name['x-ms-summary']; }],
    ['connector-path-parameter-encoding', d => { delete d.paths['/ino_linkjobs({LinkJobId})'].get.parameters[0]['x-ms-url-encoding']; }],
    ['connector-default-has-no-schema', d => { promote(d).responses.default.schema = { $ref: '#/definitions/LinkJob' }; }],
    ['connector-https-only', d => { d.schemes = ['http', 'https']; }],
    ['oas2-unused-definition', d => { d.definitions.Nobody = { type: 'string' }; }],
]) {
    test(`Spectral speaks of ${code}`, async () => {
        const definition = await json('apiDefinition.swagger.json');
        spoil(definition);
        assert.ok((await lint(definition)).includes(code));
    });
}
