import type { Graph, Resource, Search, Secret, Service } from "@terrace/core/graph";
import { describe, expect, it } from "vitest";
import type { SecretValue } from "./plan/placement.ts";
import { type PlannedRun, planRun } from "./plan/plan-run.ts";
import { SMALL_GRAPH } from "./testing/small-graph.ts";
import { placementFor } from "./testing/small-placement.ts";

const TOKEN: Secret = {
  kind: "secret",
  id: "secret.maps",
  form: "external",
  strength: 0,
  name: "films/maps-token",
  rotateEvery: null,
  of: null,
};

describe("a secret that a person gives", () => {
  it("is a known difference while nobody did, and no random value", () => {
    const { diagnostics, differences } = planned(withResources(TOKEN), { form: "external", value: "" });
    expect(diagnostics).toEqual([]);
    expect(differences).toContainEqual({
      resource: "secret.maps",
      reason: "nobody gave a value, so tasks get an empty text until secrets/secret.maps.json has one",
    });
  });

  it("is like any other once somebody did", () => {
    const { diagnostics, differences } = planned(withResources(TOKEN), { form: "external", value: "word" });
    expect(diagnostics).toEqual([]);
    expect(differences.map(({ resource }) => resource)).not.toContain("secret.maps");
  });
});

describe("a search cluster", () => {
  it("is the database here, and its address an empty text", () => {
    const find: Search = {
      kind: "search",
      id: "search.find",
      name: "films",
      engine: "opensearch",
      store: null,
      cluster: null,
      index: {},
    };
    const graph = withResources(find);
    const asking = graph.resources.map((resource) =>
      resource.kind === "service" ? asks(resource as Service) : resource,
    );
    const { plan, diagnostics } = planned({ ...graph, resources: asking }, { form: "external", value: "" });
    expect(diagnostics).toEqual([]);
    const task = plan.processes.find(({ kind }) => kind === "service");
    expect(task?.command.env).toMatchObject({ SEARCH_DRIVER: "postgres", SEARCH_URL: "" });
  });
});

function withResources(...more: readonly Resource[]): Graph {
  return { ...SMALL_GRAPH, resources: [...SMALL_GRAPH.resources, ...more] };
}

function planned(graph: Graph, maps: SecretValue): PlannedRun {
  const placement = placementFor(graph);
  return planRun(graph, { ...placement, secrets: { ...placement.secrets, "secret.maps": maps } });
}

function asks(service: Service): Service {
  const env = {
    ...service.env,
    SEARCH_DRIVER: { kind: "reference", resource: "search.find", output: "driver" },
    SEARCH_URL: { kind: "reference", resource: "search.find", output: "url" },
  } as const;
  return { ...service, env };
}
