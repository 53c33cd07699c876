import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Channel, Key, Pipeline, Resource } from "@terrace/core/graph";
import { shopGraph } from "../../../../core/src/testing/shop.ts";
import { type Synthesis, synthesize } from "../assembly/synthesize.ts";

/** What CloudFormation says of one resource. */
export interface Declared {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  // biome-ignore lint/suspicious/noExplicitAny: any template
  readonly Properties: any;
}

export interface Delivered {
  readonly synthesis: Synthesis;
  /** Resources and parameters of the stack `delivery`; empty where there is none. */
  readonly resources: Readonly<Record<string, Declared>>;
  readonly parameters: Readonly<Record<string, { readonly Default?: string }>>;
  /** Texts of the workflows by file name. */
  readonly workflows: Readonly<Record<string, string>>;
}

/** From a push to staging and production, with somebody's consent between them. */
export const JOURNEY: Pipeline = {
  kind: "pipeline",
  id: "pipeline.delivery",
  engine: "github-actions",
  repository: { kind: "literal", value: "acme/shop" },
  branch: { kind: "literal", value: "main" },
  credentials: "oidc",
  notify: [],
  stages: [
    { kind: "test", name: "test", commands: ["npm ci", 'npm test -- --grep "a: b"'] },
    { kind: "build", name: "build" },
    { kind: "deploy", name: "deploy-staging", environment: "staging", how: "services" },
    { kind: "plan", name: "plan" },
    { kind: "approve", name: "approve", by: "owner" },
    { kind: "deploy", name: "deploy-production", environment: "production", how: "services" },
  ],
};

export const OWNER: Channel = {
  kind: "channel",
  id: "channel.owner",
  medium: "email",
  to: { kind: "literal", value: "owner@shop.example" },
};

export const TELEGRAM: Channel = {
  kind: "channel",
  id: "channel.telegram",
  medium: "telegram",
  to: { kind: "literal", value: "shop" },
};

export const KEY: Key = { kind: "key", id: "key.main", rotates: true };

/** The shop as one of its environments, with a pipeline and what else is given. */
export function deliver(pipeline: Partial<Pipeline>, environment: string, add: readonly Resource[] = []): Delivered {
  const shop = shopGraph();
  const out = mkdtempSync(join(tmpdir(), "terrace-pipeline-"));
  try {
    const resources = [...shop.resources, { ...JOURNEY, ...pipeline }, ...add].sort((a, b) => (a.id < b.id ? -1 : 1));
    const synthesis = synthesize({ ...shop, environment, resources }, { out });
    const stack = synthesis.stacks.find(({ role }) => role === "delivery");
    const template =
      synthesis.directory === null || stack === undefined
        ? {}
        : JSON.parse(readFileSync(join(out, `${stack.name}.template.json`), "utf8"));
    return {
      synthesis,
      resources: template.Resources ?? {},
      parameters: template.Parameters ?? {},
      workflows: workflowsIn(out),
    };
  } finally {
    rmSync(out, { recursive: true });
  }
}

/** What a role of a template may do. */
export function actionsOf(role: Declared | undefined): readonly string[] {
  return statementsOf(role).flatMap(({ Action }) => Action);
}

/** One thing that a role may do, and to what. */
export interface Statement {
  readonly Action: readonly string[];
  readonly Resource: unknown;
}

/** The same with what it may be done to. */
export function statementsOf(role: Declared | undefined): readonly Statement[] {
  return role?.Properties.Policies[0].PolicyDocument.Statement ?? [];
}

function workflowsIn(out: string): Readonly<Record<string, string>> {
  const files = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yml"));
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(out, name), "utf8")]));
}
