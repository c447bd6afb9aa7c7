import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Starts the simulated QuickBooks that the build has made; `stop` ends it. */
export async function start() {
    const configuration = process.env.CONFIGURATION ?? 'Debug';
    const executable = fileURLToPath(new URL(`../lab/InoLink.Lab/bin/${configuration}/net10.0/InoLink.Lab`, import.meta.url));
    if (!existsSync(executable)) {
        throw new Error(`${executable} is missing: build InoLink.Plugins.sln first.`);
    }

    const child = spawn(executable, ['quickbooks'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    return {
        ...JSON.parse(line),
        stop: async () => {
            child.stdin.end();
            await once(child, 'exit');
        },
    };
}
