import { describe, expect, it } from "vitest";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { shopGraphWith } from "../testing/shop.ts";
import { closedTasks } from "./closed-tasks.ts";

describe("closed tasks", () => {
  it("holds with a NAT gateway, and with every endpoint", () => {
    expect(brokenAt(closedTasks)).toEqual([]);
    const endpoints = ["s3", "ecr.api", "ecr.dkr", "logs", "secretsmanager"];
    expect(brokenBy(closedTasks, { network: { nat: "none", endpoints } })).toEqual([]);
  });

  it("asks for the secrets store only where a task has a secret", () => {
    const endpoints = ["s3", "ecr.api", "ecr.dkr", "logs"];
    const graph = shopGraphWith({}, { network: { nat: "none", endpoints } });
    expect(closedTasks.check(graph).map(({ message }) => message)).toEqual([
      "no way leads out of the private tier, and tasks there cannot start without secretsmanager",
    ]);
    const resources = graph.resources.map((resource) => ("env" in resource ? { ...resource, env: {} } : resource));
    expect(brokenAt(closedTasks, { ...graph, resources })).toEqual([]);
  });

  it("fires without either", () => {
    expect(brokenBy(closedTasks, { network: { nat: "none" } })).toEqual(["network.network"]);
  });
});
