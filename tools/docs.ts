/** `npm run docs`: writes the documents of all platforms anew. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
for (const name of readdirSync(join(root, "platforms"))) {
  if (!existsSync(join(root, "platforms", name, "platform.ts"))) continue;
  execFileSync(process.execPath, [join(root, "cli/bin/terrace.mjs"), "docs", name], { cwd: root, stdio: "inherit" });
}
