import type { StackChange } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { judgeChanges } from "./judge-changes.ts";

const ACTIONS = ["create", "update", "replace", "may-replace", "delete"] as const;

function change(facts: Partial<StackChange> = {}): StackChange {
  return {
    action: "replace",
    resource: "PostgresDatabase",
    type: "AWS::RDS::DBInstance",
    stateful: "postgres.database",
    named: false,
    kept: true,
    properties: [],
    ...facts,
  };
}

function refused(changes: readonly StackChange[], ...allowed: readonly string[]): readonly string[] {
  return judgeChanges([{ stack: "shop-production-data", changes }], allowed).map(({ change: one }) => one.resource);
}

describe("what a deployment refuses", () => {
  it.each(
    ACTIONS.flatMap((action) =>
      [true, false].flatMap((stateful) =>
        [true, false].flatMap((named) => [true, false].map((kept) => ({ action, stateful, named, kept }))),
      ),
    ),
  )("$action with state $stateful, fixed name $named, kept $kept", ({ action, stateful, named, kept }) => {
    const one = change({ action, stateful: stateful ? "postgres.database" : null, named, kept });
    const loses = action === "replace" || action === "delete" || (action === "may-replace" && !named);
    expect(refused([one])).toEqual(stateful && loses ? ["PostgresDatabase"] : []);
    const impossible = stateful && action === "replace" && named ? ["PostgresDatabase"] : [];
    expect(refused([one], "database")).toEqual(impossible);
    expect(refused([one], "postgres.database")).toEqual(impossible);
    expect(refused([one], "PostgresDatabase", "postgres", "data", "")).toEqual(refused([one]));
  });

  it("is allowed for all that one name stands for, in every stack", () => {
    const replica = change({ resource: "PostgresDatabaseReplica1" });
    const stacks = [
      { stack: "a", changes: [change(), replica] },
      { stack: "b", changes: [change({ resource: "PostgresDatabaseCopy", action: "delete" })] },
    ];
    expect(judgeChanges(stacks, [])).toHaveLength(3);
    expect(judgeChanges(stacks, ["database"])).toEqual([]);
  });

  it("is not allowed for one thing by the name of another", () => {
    const cache = change({ resource: "RedisCache", stateful: "redis.cache" });
    expect(refused([change(), cache], "cache")).toEqual(["PostgresDatabase"]);
    expect(refused([change(), cache], "database", "cache")).toEqual([]);
  });

  it("wants the whole id where a plain name stands for several things at stake", () => {
    const cache = change({ resource: "RedisCache", stateful: "redis.cache" });
    const log = change({ resource: "LogCache", stateful: "log.cache", action: "delete" });
    expect(refused([cache, log], "cache")).toEqual(["RedisCache", "LogCache"]);
    expect(refused([cache, log], "redis.cache")).toEqual(["LogCache"]);
    expect(refused([cache, change({ ...log, action: "update" })], "cache")).toEqual([]);
    expect(judgeChanges([{ stack: "a", changes: [cache, log] }], [])[0]?.reason).toContain(
      "--allow-replace redis.cache",
    );
  });

  it("is told with the reason and the flag", () => {
    const [refusal] = judgeChanges(
      [{ stack: "shop-production-data", changes: [change({ properties: ["KmsKeyId", "StorageEncrypted"] })] }],
      [],
    );
    expect(refusal).toMatchObject({
      stack: "shop-production-data",
      reason:
        "postgres.database holds state and would be replaced by a new and empty one, for the sake of KmsKeyId, StorageEncrypted: --allow-replace database allows it",
    });
    const [impossible] = judgeChanges([{ stack: "a", changes: [change({ named: true })] }], ["database"]);
    expect(impossible?.reason).toContain("CloudFormation refuses for what keeps its name");
    const [released] = judgeChanges([{ stack: "a", changes: [change({ action: "delete" })] }], []);
    expect(released?.reason).toContain("would no longer be looked after");
    const [deleted] = judgeChanges([{ stack: "a", changes: [change({ action: "delete", kept: false })] }], []);
    expect(deleted?.reason).toContain("would be deleted");
  });

  it("is nothing where nothing changes", () => {
    expect(judgeChanges([], [])).toEqual([]);
    expect(judgeChanges([{ stack: "a", changes: [] }], ["database"])).toEqual([]);
  });
});
