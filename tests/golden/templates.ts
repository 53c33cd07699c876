import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type StackRole, type Synthesis, synthesize } from "@terrace/synth";
import { goldenGraph } from "./graphs.ts";

export interface TemplateResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly DependsOn?: readonly string[];
}

/** The stacks of an environment in the order of their deployment, each with its resources by logical id. */
export function templatesOf(
  platform: string,
  environment: string,
): readonly { readonly role: StackRole; readonly resources: Readonly<Record<string, TemplateResource>> }[] {
  return synthesized(platform, environment, ({ stacks }, out) =>
    stacks.map(({ name, role }) => ({
      role,
      resources: JSON.parse(readFileSync(join(out, `${name}.template.json`), "utf8")).Resources,
    })),
  );
}

/** What the synthesis of an environment says beside its stacks. */
export function diagnosticsOf(platform: string, environment: string): Synthesis["diagnostics"] {
  return synthesized(platform, environment, ({ diagnostics }) => diagnostics);
}

function synthesized<Found>(
  platform: string,
  environment: string,
  read: (synthesis: Synthesis, out: string) => Found,
): Found {
  const out = mkdtempSync(join(tmpdir(), "terrace-templates-"));
  try {
    return read(synthesize(goldenGraph(platform, environment), { out }), out);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
