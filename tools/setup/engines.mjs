import { existsSync, readFileSync } from "node:fs";
import { aptInstall } from "./apt.mjs";
import { instructions } from "./instructions.mjs";
import { missing } from "./missing.mjs";
import { privilege } from "./privilege.mjs";
import { SetUpError } from "./set-up-error.mjs";

/**
 * Installs what is missing where that can be done unasked: Debian or Ubuntu, as root or with a sudo that asks no password.
 * Elsewhere it stops with the exact commands.
 *
 * @param {readonly import("./requirements.mjs").Requirement[]} requirements
 */
export async function engines(requirements) {
  const wanted = missing(requirements, process.env.PATH ?? "");
  if (wanted.length === 0) return;
  const manager = packageManager();
  const asRoot = manager === "apt" ? await privilege() : null;
  const byHand = wanted.filter(({ apt }) => apt === null);
  if (asRoot === null || byHand.length > 0) throw mustBeInstalled(wanted, manager);
  await aptInstall(wanted, asRoot);
  const still = missing(wanted, process.env.PATH ?? "");
  if (still.length > 0) throw mustBeInstalled(still, manager);
}

function packageManager() {
  if (process.platform === "darwin") return "brew";
  if (!existsSync("/etc/os-release") || !existsSync("/usr/bin/apt-get")) return null;
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync("/etc/os-release", "utf8")) ? "apt" : null;
}

function mustBeInstalled(requirements, manager) {
  const names = requirements.map(({ name }) => name).join(", ");
  return new SetUpError(`Terrace needs ${names}, and may not install it here by itself. Run:`, {
    detail: instructions(requirements, manager).join("\n"),
  });
}
