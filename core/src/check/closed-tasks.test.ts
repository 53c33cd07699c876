import { describe, expect, it } from "vitest";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { closedTasks } from "./closed-tasks.ts";

describe("closed tasks", () => {
  it("holds with a NAT gateway, and with every endpoint", () => {
    expect(brokenAt(closedTasks)).toEqual([]);
    const endpoints = ["s3", "ecr.api", "ecr.dkr", "logs", "secretsmanager"];
    expect(brokenBy(closedTasks, { network: { nat: "none", endpoints } })).toEqual([]);
  });

  it("fires without either", () => {
    expect(brokenBy(closedTasks, { network: { nat: "none" } })).toEqual(["network.network"]);
  });
});
