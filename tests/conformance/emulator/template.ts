import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Synthesis } from "@terrace/synth";

/** A CloudFormation template, as far as a test takes it apart. */
export interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Parameters?: Readonly<Record<string, TemplateParameter>>;
  readonly Transform?: unknown;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  /** Stands only where the condition holds. */
  readonly Condition?: string;
  readonly DependsOn?: string | readonly string[];
}

export interface TemplateParameter {
  readonly Type: string;
  readonly Default?: string;
  readonly AllowedValues?: readonly string[];
}

/** The template of a stack as it was written. */
export function templateOf({ directory }: Synthesis, stack: string): Template {
  return JSON.parse(readFileSync(join(directory ?? "", `${stack}.template.json`), "utf8"));
}
