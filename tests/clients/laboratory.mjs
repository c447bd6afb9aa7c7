import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/**
 * Starts both sides, the local Dataverse with the imported zip and the simulated QuickBooks company, as the build has made them; `stop` ends them.
 * @param {...string} options of `run`, e.g. '--sample', 'none'
 * @returns {Promise<{app: string, api: string, quickBooks: string, users: {name: string, roles: string[], token: string}[], companyId: string, user: (name: string) => {name: string, token: string}, stop: () => Promise<void>}>}
 */
export async function start(...options) {
    const configuration = process.env.CONFIGURATION ?? 'Debug';
    const executable = fileURLToPath(new URL(`../lab/InoLink.Lab/bin/${configuration}/net10.0/InoLink.Lab`, import.meta.url));
    if (!existsSync(executable)) {
        throw new Error(`${executable} is missing: build InoLink.Plugins.sln first.`);
    }

    const child = spawn(executable, ['run', '--json', ...options], { stdio: ['pipe', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text) => { said += text; });
    const line = await Promise.race([
        once(createInterface({ input: child.stdout }), 'line').then(([text]) => text),
        once(child, 'exit').then(([code]) => { throw new Error(`The laboratory ended with code ${code}: ${said}`); }),
    ]);
    const lab = JSON.parse(line);
    return {
        ...lab,
        user: (name) => lab.users.find((user) => user.name === name) ?? (() => { throw new Error(`The laboratory has no user ${name}.`); })(),
        stop: async () => {
            const ended = once(child, 'exit');
            child.stdin.end();
            await ended;
        },
    };
}
