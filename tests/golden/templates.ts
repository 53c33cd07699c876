import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { graphFromJson } from "@terrace/core/graph";
import { type StackRole, synthesize } from "@terrace/synth";

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
  const file = join(import.meta.dirname, "../../platforms", platform, "golden", `${environment}.graph.json`);
  const out = mkdtempSync(join(tmpdir(), "terrace-templates-"));
  try {
    const { stacks } = synthesize(graphFromJson(readFileSync(file, "utf8")), { out });
    return stacks.map(({ name, role }) => ({
      role,
      resources: JSON.parse(readFileSync(join(out, `${name}.template.json`), "utf8")).Resources,
    }));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
