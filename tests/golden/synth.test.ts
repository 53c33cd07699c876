import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Graph, resourcesOf, STATEFUL } from "@terrace/core/graph";
import { stackTags } from "@terrace/core/report";
import { type Synthesis, synthesize } from "@terrace/synth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { awsGraphs } from "./graphs.ts";
import { digestOf } from "./synth-digest.ts";

const PLATFORMS = join(import.meta.dirname, "../../platforms");
const UPDATE = process.env.UPDATE_GOLDEN === "1";
const root = mkdtempSync(join(tmpdir(), "terrace-synth-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Template {
  readonly Resources: Readonly<
    Record<
      string,
      {
        readonly Type: string;
        readonly Properties?: Record<string, unknown>;
        readonly DeletionPolicy?: string;
        readonly UpdateReplacePolicy?: string;
        readonly Metadata?: Record<string, unknown>;
      }
    >
  >;
  readonly Outputs?: Readonly<Record<string, { readonly Export?: unknown }>>;
}

const graphs = awsGraphs();

it.each([...new Set(graphs.map(({ platform }) => platform))])(
  "%s has one assembly for each environment at a provider and none beside",
  (platform) => {
    const names = readdirSync(join(PLATFORMS, platform, "golden")).filter((name) => name.endsWith(".synth.json"));
    const wanted = graphs
      .filter((graph) => graph.platform === platform)
      .map(({ environment }) => `${environment}.synth.json`);
    if (!UPDATE) expect(names.sort()).toEqual(wanted.sort());
  },
);

describe.each(graphs.map((graph) => ({ name: `${graph.platform} ${graph.environment}`, graph })))(
  "the assembly of $name",
  ({ graph }) => {
    let first: Synthesis;
    beforeAll(() => {
      first = synthesized(graph, "first");
    });

    it("has equal bytes for an equal graph, wherever it is written and whether or not somebody judges it before", () => {
      const second = synthesized(graph, "second", { inspect: () => undefined });
      expect(digests(second)).toEqual(digests(first));
    });

    it("is what its golden says (UPDATE_GOLDEN=1 accepts a difference)", () => {
      const text = digestOf(graph, first);
      const file = join(PLATFORMS, graph.platform, "golden", `${graph.environment}.synth.json`);
      if (UPDATE) writeFileSync(file, text);
      expect(text).toBe(readFileSync(file, "utf8"));
    });

    it("ties no stack to another by an export", () => {
      const texts = templates(first).map(({ text }) => text);
      expect(texts.filter((text) => text.includes("Fn::ImportValue") || text.includes('"Export"'))).toEqual([]);
    });

    it("reads facts of earlier stacks only", () => {
      const written = new Map<string, number>();
      for (const [index, { template }] of templates(first).entries())
        for (const { Type, Properties } of Object.values(template.Resources))
          if (Type === "AWS::SSM::Parameter") written.set(String(Properties?.Name), index);
      const backwards = templates(first).flatMap(({ name, text }, index) =>
        [...text.matchAll(/"Default": "(\/[^"]+)"/g)]
          .map(([, path = ""]) => path)
          .filter((path) => (written.get(path) ?? Number.POSITIVE_INFINITY) >= index)
          .map((path) => `${name} reads ${path}`),
      );
      expect(backwards).toEqual([]);
    });

    it("waits for earlier stacks only: no two can wait for each other", () => {
      const manifest = JSON.parse(readFileSync(join(first.directory ?? "", "manifest.json"), "utf8"));
      const names = first.stacks.map(({ name }) => name);
      const backwards = names.flatMap((name, index) =>
        (manifest.artifacts[name].dependencies as readonly string[])
          .filter((other) => names.indexOf(other) >= index)
          .map((other) => `${name} waits for ${other}`),
      );
      expect(backwards).toEqual([]);
      expect(names.slice(1).filter((name) => manifest.artifacts[name].dependencies.length === 0)).toEqual([]);
    });

    it("carries the tags that prove a stack to be this environment's, in a second region too", () => {
      const manifest = JSON.parse(readFileSync(join(first.directory ?? "", "manifest.json"), "utf8"));
      for (const { name } of first.stacks)
        expect(manifest.artifacts[name].properties.tags).toMatchObject(stackTags(graph));
    });

    it("keeps what holds state when a stack lets go of it", () => {
      const marked = templates(first).flatMap(({ template }) =>
        Object.values(template.Resources).filter(({ Metadata }) => Metadata?.["terrace:stateful"] !== undefined),
      );
      const kept = marked.filter(
        ({ DeletionPolicy, UpdateReplacePolicy }) =>
          DeletionPolicy?.startsWith("Retain") && UpdateReplacePolicy === "Retain",
      );
      expect(kept).toEqual(marked);
      const held = new Set(marked.map(({ Metadata }) => Metadata?.["terrace:stateful"]));
      const wanted = STATEFUL.filter(
        (kind) => kind === "bucket" || kind === "key" || kind === "postgres" || kind === "queue" || kind === "secret",
      );
      expect(
        wanted
          .flatMap((kind) => resourcesOf(graph, kind))
          .map(({ id }) => id)
          .filter((id) => !held.has(id)),
      ).toEqual([]);
    });

    it("names no account and no secret", () => {
      for (const { text } of templates(first)) {
        expect(text).not.toMatch(/arn:aws:[a-z0-9-]+:[a-z0-9-]*:\d{12}:/);
        expect(text).not.toMatch(/"(MasterUserPassword|AuthToken)": "[^{]/);
      }
    });
  },
);

function synthesized(graph: Graph, run: string, judged: { readonly inspect?: () => void } = {}): Synthesis {
  return synthesize(graph, { out: join(root, run, `${graph.platform}-${graph.environment}`), ...judged });
}

function templates({
  directory,
  stacks,
}: Synthesis): readonly { readonly name: string; readonly text: string; readonly template: Template }[] {
  return stacks.map(({ name }) => {
    const text = readFileSync(join(directory ?? "", `${name}.template.json`), "utf8");
    return { name, text, template: JSON.parse(text) as Template };
  });
}

function digests({ directory }: Synthesis): Readonly<Record<string, string>> {
  if (directory === null) return {};
  return Object.fromEntries(
    readdirSync(directory, { recursive: true, encoding: "utf8" })
      .filter((name) => statSync(join(directory, name)).isFile())
      .sort()
      .map((name) => [
        name,
        createHash("sha256")
          .update(readFileSync(join(directory, name)))
          .digest("hex"),
      ]),
  );
}
