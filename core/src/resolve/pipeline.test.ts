import { describe, expect, it } from "vitest";
import { type Graph, resourcesOf } from "../graph/index.ts";
import { approve, build, deploy, type PipelineWords, parameter, pipeline, plan, test } from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

const stages = [test("npm ci", "npm test"), build(), plan(), deploy("small"), approve("owner"), deploy("large")];

const delivering = (words: Partial<PipelineWords>) =>
  shopWith({ delivery: pipeline({ engine: "github-actions", stages, ...words }) });

function pipelineOf(words: Partial<PipelineWords>) {
  const { graph, diagnostics } = delivering(words);
  expect(diagnostics).toEqual([]);
  return resourcesOf(graph as Graph, "pipeline")[0];
}

describe("the way from a push to a running revision", () => {
  it("goes through its stages in order, each with a name of its own", () => {
    expect(pipelineOf({})).toEqual({
      kind: "pipeline",
      id: "pipeline.delivery",
      engine: "github-actions",
      repository: { kind: "parameter", name: "repository" },
      branch: { kind: "literal", value: "main" },
      stages: [
        { kind: "test", name: "test", commands: ["npm ci", "npm test"] },
        { kind: "build", name: "build" },
        { kind: "plan", name: "plan" },
        { kind: "deploy", name: "deploy-small", environment: "small", how: "services" },
        { kind: "approve", name: "approve", by: "owner" },
        { kind: "deploy", name: "deploy-large", environment: "large", how: "services" },
      ],
      credentials: "oidc",
      notify: [],
    });
    expect(pipelineOf({ stages: [test("a"), test("b")] })?.stages.map(({ name }) => name)).toEqual(["test", "test-2"]);
  });

  it("runs inside the provider under a role, from a branch that a parameter names (CON-ATL-09)", () => {
    const words = { engine: "codepipeline", branch: parameter("branch"), notify: ["telegram"] } as const;
    expect(pipelineOf(words)).toMatchObject({
      credentials: "role",
      branch: { kind: "parameter", name: "branch" },
      notify: ["channel.telegram"],
    });
  });

  it("leads to environments that there are, by stages that are some", () => {
    expect(delivering({ stages: [deploy("larg")] }).diagnostics).toMatchObject([
      { code: "TER-RES-003", at: { path: "delivery.stages.0.environment" }, hint: 'did you mean "large"?' },
    ]);
    expect(delivering({ stages: [{ kind: "celebrate" } as never] }).diagnostics).toMatchObject([
      { code: "TER-SPEC-002", at: { path: "delivery.stages.0" } },
    ]);
  });
});
