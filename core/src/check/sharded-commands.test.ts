import { describe, expect, it } from "vitest";
import { brokenBy } from "../testing/broken-at.ts";
import { shardedCommands } from "./sharded-commands.ts";

describe("sharded commands", () => {
  it("holds in one shard", () => {
    expect(brokenBy(shardedCommands, { cache: { cluster: { shards: 1, replicas: 1 } } })).toEqual([]);
  });

  it("fires over several", () => {
    expect(brokenBy(shardedCommands, { cache: { cluster: { shards: 3, replicas: 1 } } })).toEqual(["redis.cache"]);
  });
});
