import { describe, expect, it } from "vitest";
import { deployablesOf } from "../../plan/deployable.ts";
import { FILMS_GRAPH } from "../testing/films-graph.ts";
import { rollingRules, rulesFor, STRATEGIES } from "./rules-for.ts";

const [films, encoder] = deployablesOf(FILMS_GRAPH, { sources: {} }, { maximumTasks: 2 });
if (films === undefined || encoder === undefined) throw new Error("the graph has no films");

describe("the rules of a deployment", () => {
  it("are the graph's own, where nothing else is asked for or the same", () => {
    const own = { ...films.resource.deployment, minimumHealthy: 0.5 } as typeof films.resource.deployment;
    const code = { ...films, resource: { ...films.resource, deployment: own } };
    expect([rulesFor(code, null), rulesFor(code, "rolling"), rollingRules(code)]).toEqual([own, own, own]);
  });

  it("have ECS's figures where the graph has none", () => {
    const steps = Object.fromEntries(
      STRATEGIES.map((strategy) => {
        const rules = rulesFor(films, strategy);
        return [strategy, "steps" in rules ? rules.steps.map(({ share, bake }) => `${share} ${bake}`) : []];
      }),
    );
    expect(steps.canary).toEqual(["0.05 300000", "1 0"]);
    expect([steps.linear?.[0], steps.linear?.at(-1), steps.linear?.length]).toEqual(["0.1 60000", "1 0", 10]);
    expect(rulesFor(films, "rolling")).toMatchObject({ minimumHealthy: 1, maximum: 2 });
  });

  it("move no requests where there are none", () => {
    expect(() => rulesFor(encoder, "blue-green")).toThrow("encoder gets no requests from a balancer");
    const canary = { ...encoder, resource: { ...encoder.resource, deployment: rulesFor(films, "canary") } };
    expect([rulesFor(canary, null).strategy, rollingRules(canary).strategy]).toEqual(["rolling", "rolling"]);
  });
});
