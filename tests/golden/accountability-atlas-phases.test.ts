import { planMove } from "@terrace/core/plan";
import { describe, expect, it } from "vitest";
import { readGraphs } from "./figures.ts";

type Phase = "launch" | "growth" | "scale" | "full";

const graphs = readGraphs<Phase>("accountability-atlas", ["launch", "growth", "scale", "full"]);

/** What changes between two phases, by what an engineer asks first. */
function keyChanges(from: Phase, to: Phase): Readonly<Record<string, string>> {
  const changed = planMove(graphs[from], graphs[to]).aspects.filter((aspect) => aspect.changed);
  return Object.fromEntries(changed.map(({ name, before, after }) => [name, `${before} -> ${after}`]));
}

const unchanged = (from: Phase, to: Phase): readonly string[] =>
  planMove(graphs[from], graphs[to])
    .aspects.filter((aspect) => !aspect.changed)
    .map(({ name }) => name);

describe("the tables of key changes, from two graphs alone", () => {
  it("ATL-MIG-01: one machine to containers of their own; search stays", () => {
    expect(keyChanges("launch", "growth")).toMatchObject({
      compute: "one t3.xlarge with Docker Compose -> ECS Fargate",
      "load balancer": "nginx -> ALB",
      cache: "container redis:7-alpine -> 1 × cache.t3.medium",
      network: "public, data; no NAT -> public, private, data; one NAT gateway",
      certificates: "Let's Encrypt -> ACM",
      deployment: "pull and restart -> rolling",
    });
    expect(unchanged("launch", "growth")).toEqual(expect.arrayContaining(["search", "tasks"]));
  });

  it("ATL-MIG-02: two of everything, a search cluster, a firewall, traces, staging", () => {
    expect(keyChanges("growth", "scale")).toMatchObject({
      tasks: "1 -> 2",
      search: "PostgreSQL full text -> OpenSearch, 3 × r6g.large.search",
      database: "db.t3.medium, 50GB, one zone -> db.r6g.large, 100GB, Multi-AZ, 1 replica",
      cache: "1 × cache.t3.medium -> 2 × cache.r6g.large",
      firewall: "none -> 3 rules before balancer.balancer",
      traces: "none -> x-ray, 5%",
      "environments beside it": "none -> scale-staging",
    });
  });

  it("ATL-MIG-03: scaling, a second region, canaries, another pipeline, commitments", () => {
    const changes = keyChanges("scale", "full");
    expect(changes).toMatchObject({
      scaling: "fixed -> cpu at 70%",
      regions: "us-east-1 -> us-east-1, us-west-2 (pilot-light)",
      deployment: "rolling -> canary: 10% for 5m, 100%",
      delivery: "GitHub Actions -> CodePipeline",
    });
    expect(changes.tasks).toContain("2 to 10, 3 at first");
    expect(changes.commitments).toMatch(/^on demand -> .*for 1y/);
  });

  it("loses no data on the way that is not named", () => {
    for (const [from, to] of [
      ["launch", "growth"],
      ["growth", "scale"],
      ["scale", "full"],
    ] as const) {
      const lost = planMove(graphs[from], graphs[to]).changes.filter(({ losesData }) => losesData);
      const named = planMove(graphs[from], graphs[to])
        .steps.flatMap(({ notes }) => notes)
        .join("\n");
      for (const { resource } of lost) expect(named).toContain(`${resource} holds data`);
    }
  });
});
