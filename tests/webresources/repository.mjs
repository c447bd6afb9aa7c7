/** Where the sources lie; the mutation check lets the suite look at a damaged copy. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const HOME = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const ROOT = process.env.INOLINK_ROOT || HOME;
export const WEBRESOURCES = join(ROOT, "webresources");
export const SOLUTION = join(ROOT, "solution", "InoLink");
