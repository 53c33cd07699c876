import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { synthesize } from "@terrace/synth";
import { Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { awsGraphs } from "../golden/graphs.ts";

const LINTER = spawnSync("cfn-lint", ["--version"]).status === 0;

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "terrace-conformance-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.each(awsGraphs().map((graph) => ({ name: `${graph.platform} ${graph.environment}`, graph })))(
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
