import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pascal } from "@terrace/core/report";
import { attachCustomSynthesis } from "aws-cdk-lib";
import { Construct } from "constructs";
import type { SynthContext } from "./context.ts";

/** The folder of an assembly that holds files for people and other tools: workflows, Compose files, configurations. */
const ARTIFACTS = "artifacts";

/** Writes a file beside the templates when the assembly is written. `name` may have folders. */
export function artifact(name: string, text: string, { app }: SynthContext): void {
  attachCustomSynthesis(new Construct(app, pascal("Artifact", name)), {
    onSynthesize({ outdir }) {
      const file = join(outdir, ARTIFACTS, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    },
  });
}
