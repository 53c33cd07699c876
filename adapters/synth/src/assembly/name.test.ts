import { describe, expect, it } from "vitest";
import { cut, logicalId } from "./name.ts";

describe("naming things as CloudFormation does", () => {
  it("names what stands once after its kind alone", () => {
    expect(logicalId("balancer.balancer", "Listener", "443")).toBe("BalancerListener443");
    expect(logicalId("postgres.database", "Replica", "1")).toBe("PostgresDatabaseReplica1");
  });

  it("cuts a long text and tells it from others by a digest", () => {
    expect(cut("short", 10)).toBe("short");
    const [one, other] = [cut("a-rather-long-name-of-one", 20), cut("a-rather-long-name-of-other", 20)];
    expect(one.length).toBe(20);
    expect(one).not.toBe(other);
  });
});
