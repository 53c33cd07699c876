import type { Graph } from "@terrace/core/graph";
import { listSecrets, type RotationReport, readGraph, type SecretReport, setSecret } from "@terrace/run";
import { controlOf, type PlatformRef } from "@terrace/run/client";
import { type Command, ENVIRONMENT, type Invocation, PLATFORM } from "../command.ts";
import { announced } from "../output/announced.ts";
import { readValue } from "../output/read-value.ts";
import { rotationText, secretsText } from "../output/secret.ts";
import { askControl, refused } from "../platform/ask-control.ts";
import { desiredGraph } from "../platform/desired-graph.ts";
import { hint } from "../platform/find-platform.ts";
import { runningPlatform } from "../platform/running-platform.ts";
import { UserError } from "../user-error.ts";

/** Secrets of a platform on this machine: what there is, a value from a person, a new value. No value is ever printed or given as an argument. */
export const secret: Command = {
  arguments: [
    { name: "[what]", about: "ls (default), set to give a value, or rotate to have a new one made" },
    PLATFORM,
    { name: "[name]", about: "the secret, as ls shows it" },
  ],
  options: [
    ENVIRONMENT,
    {
      flags: "--allow-break",
      about: "rotate also what cannot be changed unnoticed; without it the sentence says what would end",
    },
  ],
  examples: [
    "terrace secret ls breiq",
    "terrace secret set breiq maps-token < token.txt",
    "terrace secret rotate breiq identity-signing-key",
  ],
  run,
};

const VERBS = ["ls", "set", "rotate"];

async function run({ arguments: words, options, terminal }: Invocation): Promise<undefined> {
  const [what = "ls", platform, name] = words;
  if (!VERBS.includes(what))
    throw new UserError(`Secrets know no "${what}".`, { hint: hint(what, VERBS) ?? "It is ls, set or rotate" });
  const ref = await runningPlatform(platform, options.env);
  const { out, err, json } = terminal;
  if (what === "rotate") {
    if (name === undefined)
      throw new UserError("Say which secret to rotate.", {
        hint: `\`npx terrace secret ls ${ref.platform}\` lists them`,
      });
    const allowBreak = options.allowBreak === true;
    const report = await announced(
      askControl<RotationReport>(ref, `POST /secrets/${encodeURIComponent(name)}/rotate`, { allowBreak }),
      `Changing ${err.paint.bold(name)}; tasks take it on one after the other`,
      terminal,
    );
    out.write(json ? `${JSON.stringify(report)}\n` : rotationText(report, out.paint));
    return undefined;
  }
  const graph = await graphOf(ref, platform, options.env);
  const known = await listSecrets(ref, graph);
  if (what === "set") await set(ref, graph, { found: findSecret(known, name), terminal });
  else out.write(json ? `${JSON.stringify(known)}\n` : secretsText(known, terminal, Date.now()));
  return undefined;
}

async function set(
  ref: PlatformRef,
  graph: Graph,
  { found, terminal }: { readonly found: SecretReport; readonly terminal: Invocation["terminal"] },
): Promise<void> {
  const { id } = found;
  const value = await readValue(`Value of ${id}`, terminal.err);
  if (value === "") throw new UserError(`No value came for ${id}.`, { hint: "Type it, or hand it in: `< file`" });
  const applied = await announced(
    takenOn(ref, { id, value }),
    `Setting ${terminal.err.paint.bold(id)}; tasks take it on one after the other`,
    terminal,
  );
  if (!applied)
    await setSecret(ref, graph, { id, value }).catch((error: Error & { readonly code?: string }) => {
      throw new UserError(`${error.message}.`, { code: error.code ?? "NOT_SETTABLE" });
    });
  const { out, json } = terminal;
  const told = applied ? "its tasks have it" : "its tasks have it when they are started";
  out.write(json ? `${JSON.stringify({ id, length: value.length, applied })}\n` : `\n  ${id} is set; ${told}.\n\n`);
}

/** Hands a value to a platform that runs; false when none does. */
async function takenOn(
  ref: PlatformRef,
  { id, value }: { readonly id: string; readonly value: string },
): Promise<boolean> {
  try {
    return (await controlOf(ref).ask(`POST /secrets/${encodeURIComponent(id)}/set`, { value })) !== null;
  } catch (error) {
    throw refused(error);
  }
}

/** What runs decides; a platform that never ran is looked up in its file. */
async function graphOf(ref: PlatformRef, word: string | undefined, environment: string | undefined): Promise<Graph> {
  return readGraph(ref).catch(() => desiredGraph(word, environment));
}

function findSecret(known: readonly SecretReport[], name: string | undefined): SecretReport {
  const found = known.find(({ id }) => id === name || id === `secret.${name}`);
  if (found !== undefined) return found;
  const names = known.map(({ id }) => id.replace(/^secret\./, ""));
  if (name === undefined) throw new UserError("Say which secret to set.", { hint: `There is ${names.join(", ")}` });
  throw new UserError(`There is no secret "${name}".`, { code: "UNKNOWN_SECRET", hint: hint(name, names) });
}
