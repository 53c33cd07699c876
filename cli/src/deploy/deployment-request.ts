import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { DeploymentRequest } from "@terrace/deploy";
import { STACKS } from "@terrace/synth";
import type { Options } from "../command.ts";
import { awsGraph } from "../platform/aws-graph.ts";
import { findPlatform } from "../platform/find-platform.ts";
import { gitRevision } from "../platform/git-revision.ts";
import { parametersFrom } from "../platform/parameters.ts";
import { synthesized } from "../platform/synthesized.ts";
import { UserError } from "../user-error.ts";

/** What is to be deployed, synthesized into a folder of its own that goes away with it. */
export type OpenRequest = DeploymentRequest & Disposable;

/** Everything that a deployment needs from the command line, the environment and the spec; no account is asked yet. */
export async function deploymentRequest(word: string | undefined, options: Options): Promise<OpenRequest> {
  const graph = await awsGraph(word, options.env, "is not deployed to AWS");
  const { platform, environment } = graph;
  const release = options.release ?? (await gitRevision(dirname(findPlatform(word).path)));
  if (release === null)
    throw new UserError("There is no commit to name the release after.", {
      code: "NO_RELEASE",
      hint: "--release names the tag of the images.",
    });
  const values = { ...parametersFrom(process.env), ...given(options.parameter ?? []) };
  const directory = mkdtempSync(join(tmpdir(), "terrace-deploy-"));
  const clean = (): void => rmSync(directory, { recursive: true, force: true });
  process.once("exit", clean);
  const { stacks, handovers, preparations } = synthesized(graph, directory);
  return {
    platform,
    environment,
    directory,
    stacks: stacks.map(({ name, region }) => ({ name, region })),
    roles: STACKS,
    handovers,
    preparations,
    release,
    values,
    allowReplace: options.allowReplace ?? [],
    profile: options.profile ?? null,
    [Symbol.dispose]() {
      process.off("exit", clean);
      clean();
    },
  };
}

function given(words: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    words.map((word) => {
      const [, name, value] = /^([A-Za-z][\w-]*)=(.*)$/s.exec(word) ?? [];
      if (name !== undefined && value !== undefined) return [name, value];
      // What follows the first sign may be a secret.
      throw new UserError(`"${word.split("=")[0]}" is no parameter.`, {
        hint: "--parameter ZoneId=Z0123, with the name first.",
      });
    }),
  );
}
