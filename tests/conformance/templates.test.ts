import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Graph, graphFromJson } from "@terrace/core/graph";
import { synthesize } from "@terrace/synth";
import { Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const PLATFORMS = join(import.meta.dirname, "../../platforms");
const LINTER = spawnSync("cfn-lint", ["--version"]).status === 0;

const graphs: readonly Graph[] = readdirSync(PLATFORMS)
  .flatMap((platform) => goldensOf(platform))
  .map((file) => graphFromJson(readFileSync(file, "utf8")))
  .filter(({ target }) => target === "aws");

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "terrace-conformance-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.each(graphs.map((graph) => ({ name: `${graph.platform} ${graph.environment}`, graph })))(
  "the templates of $name",
  ({ graph }) => {
    const out = (): string => join(root, `${graph.platform}-${graph.environment}`);

    it("pass cdk-nag and CDK's own rules, apart from what is acknowledged with a reason", () => {
      const synthesis = synthesize(graph, {
        out: out(),
        validate: true,
        inspect: (app) => Validations.of(app).addPlugins(new AwsSolutionsChecks(app)),
      });
      expect(synthesis.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(synthesis.stacks.length).toBeGreaterThan(0);
    });

    it.skipIf(!LINTER)(`have no error of cfn-lint${LINTER ? "" : " (not asked: cfn-lint is not installed)"}`, () => {
      const templates = readdirSync(out()).filter((name) => name.endsWith(".template.json"));
      expect(templates.length).toBeGreaterThan(0);
      expect(lint(templates.map((name) => join(out(), name)))).toEqual([]);
    });
  },
);

function goldensOf(platform: string): readonly string[] {
  const folder = join(PLATFORMS, platform, "golden");
  const files = readdirSync(join(PLATFORMS, platform)).includes("golden") ? readdirSync(folder) : [];
  return files.filter((name) => name.endsWith(".graph.json")).map((name) => join(folder, name));
}

interface Finding {
  readonly Level: string;
  readonly Filename: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
  readonly Location: { readonly Path: readonly (string | number)[] };
}

function lint(templates: readonly string[]): readonly string[] {
  const { stdout } = spawnSync("cfn-lint", ["--format", "json", ...templates], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return (JSON.parse(stdout === "" ? "[]" : stdout) as readonly Finding[])
    .filter(({ Level }) => Level === "Error")
    .map(({ Filename, Rule, Location, Message }) => `${Filename} ${Location.Path.join("/")} ${Rule.Id} ${Message}`);
}
