import { existsSync } from "node:fs";
import { mustRun, run } from "./command.mjs";
import { step } from "./progress.mjs";
import { withoutServices } from "./service-policy.mjs";
import { SetUpError } from "./set-up-error.mjs";

/** How long another apt or dpkg may hold the lock before we give up. */
const LOCK_PATIENCE_MS = 10 * 60_000;
const LOCKED = /Could not get lock|Unable to acquire the dpkg|is another process using it/;

/**
 * Installs Debian packages so that none of their services starts, now or at the next boot.
 *
 * @param {readonly import("./requirements.mjs").Requirement[]} requirements
 * @param {readonly string[]} asRoot words in front of a command that needs root
 */
export async function aptInstall(requirements, asRoot) {
  const packages = requirements.map(({ apt }) => apt);
  const apt = (args, note) => aptGet([...asRoot, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...args], note);
  await step(`Installing ${requirements.map(({ name }) => name).join(", ")}`, async (note) => {
    await apt(["update", "--quiet"], note).catch(rememberInterrupt);
    await mustExist(packages);
    await withoutServices({ asRoot }, () => apt(["install", "--yes", "--no-install-recommends", ...packages], note));
    await disableUnits(requirements, asRoot);
  });
}

/** A mirror that cannot be reached is no reason to stop: the lists on disk may be enough. */
function rememberInterrupt(error) {
  if (error.exitCode === 130) throw error;
}

/** Runs apt-get, and again while another one holds the lock. */
async function aptGet([file, ...args], note) {
  const deadline = Date.now() + LOCK_PATIENCE_MS;
  for (;;) {
    try {
      return await mustRun(file, args);
    } catch (error) {
      if (!LOCKED.test(error.detail) || Date.now() > deadline) throw error;
    }
    note("waiting for another apt to finish");
    // A child, so that Ctrl-C ends the wait like any other step.
    await run("sleep", ["2"]);
  }
}

async function mustExist(packages) {
  for (const name of packages) {
    const { code } = await run("apt-cache", ["show", "--quiet=2", name]);
    if (code === 0) continue;
    throw new SetUpError(`This system's package sources have no ${name}.`, { detail: otherSource(name) });
  }
}

function otherSource(name) {
  if (!name.startsWith("postgresql")) return `Install ${name} by hand, then start again.`;
  return [
    "PostgreSQL's own package source has it:",
    "",
    "  sudo apt-get install --yes postgresql-common",
    "  sudo /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y",
    "",
    "Then start again.",
  ].join("\n");
}

/** Packages enable their service for the next boot even when told not to start it now. */
async function disableUnits(requirements, asRoot) {
  const units = requirements.flatMap(({ unit }) => unit ?? []);
  if (units.length === 0 || !existsSync("/run/systemd/system")) return;
  const [file, ...args] = [...asRoot, "systemctl", "disable", "--quiet", ...units];
  await mustRun(file, args);
}
