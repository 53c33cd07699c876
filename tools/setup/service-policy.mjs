import { existsSync } from "node:fs";
import { join } from "node:path";
import { mustRun } from "./command.mjs";

const POLICY = "policy-rc.d";
const KEPT = "policy-rc.d.before-terrace";
const MARK = "# Written by Terrace while it installs engines; removed afterwards.";

/**
 * Does `work` while Debian's package scripts are told to start no service (exit 101, Debian's policy-rc.d interface),
 * and puts back what stood there before, also when `work` fails. What a killed set-up left behind is put right first.
 *
 * @template T
 * @param {{ asRoot: readonly string[], folder?: string }} place `asRoot`: words in front of a command that needs root
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withoutServices({ asRoot, folder = "/usr/sbin" }, work) {
  const policy = join(folder, POLICY);
  const kept = join(folder, KEPT);
  await restore(asRoot, { policy, kept });
  if (existsSync(policy)) await root(asRoot, ["mv", policy, kept]);
  await root(asRoot, ["tee", policy], `#!/bin/sh\n${MARK}\nexit 101\n`);
  await root(asRoot, ["chmod", "755", policy]);
  try {
    return await work();
  } finally {
    await restore(asRoot, { policy, kept });
  }
}

/** Undoes `withoutServices`; does nothing when nothing of ours stands there. */
async function restore(asRoot, { policy, kept }) {
  // Read as root, too: the policy may be root's secret.
  const ours = existsSync(policy) && (await root(asRoot, ["cat", policy])).includes(MARK);
  if (ours) await root(asRoot, ["rm", "-f", policy]);
  if (existsSync(kept)) await root(asRoot, ["mv", kept, policy]);
}

function root(asRoot, words, input) {
  const [file, ...args] = [...asRoot, ...words];
  return mustRun(file, args, input === undefined ? {} : { input });
}
