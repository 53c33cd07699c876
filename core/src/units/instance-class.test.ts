import { describe, expect, it } from "vitest";
import { AWS_REGIONS, instanceClasses, instanceSize } from "./index.ts";

const gibibytes = (size: number) => Math.round(size * 1_024 ** 3);

describe("instance classes", () => {
  it("have the CPUs and the memory that AWS lists", () => {
    expect(instanceSize("host", "t3.xlarge")).toEqual({ vcpus: 4, memory: gibibytes(16) });
    expect(instanceSize("postgres", "db.t4g.medium")).toEqual({ vcpus: 2, memory: gibibytes(4) });
    expect(instanceSize("postgres", "db.r6g.xlarge")).toEqual({ vcpus: 4, memory: gibibytes(32) });
    expect(instanceSize("redis", "cache.t3.micro")).toEqual({ vcpus: 2, memory: gibibytes(0.5) });
    expect(instanceSize("redis", "cache.r6g.large")).toEqual({ vcpus: 2, memory: gibibytes(13.07) });
    expect(instanceSize("search", "r6g.large.search")).toEqual({ vcpus: 2, memory: gibibytes(16) });
    expect(instanceSize("search", "t3.small.search")).toEqual({ vcpus: 2, memory: gibibytes(2) });
  });

  it("belong to one kind, spelled its way", () => {
    expect(instanceSize("postgres", "t3.micro")).toBeUndefined();
    expect(instanceSize("redis", "cache.t3.xlarge")).toBeUndefined();
    expect(instanceSize("host", "toString")).toBeUndefined();
    const all = (["host", "postgres", "redis", "search"] as const).flatMap(instanceClasses);
    expect(new Set(all).size).toBe(all.length);
  });

  it("have regions to stand in", () => {
    expect(AWS_REGIONS).toContain("eu-central-1");
    expect(AWS_REGIONS.every((region) => /^[a-z]{2}-[a-z]+-\d$/.test(region))).toBe(true);
  });
});
