import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { writtenDomain } from "./written-domain.ts";

describe("written domain", () => {
  it("holds while owners are parameters", () => {
    expect(writtenDomain.check(shopGraph())).toEqual([]);
  });

  it("takes no version or path for a domain", () => {
    expect(
      writtenDomain.check(
        edited(shopGraph(), "service.goods", {
          env: {
            A: { kind: "literal", value: "1.2.3" },
            B: { kind: "literal", value: "src/main.ts" },
            C: { kind: "literal", value: "http://127.0.0.1:80" },
          },
        }),
      ),
    ).toEqual([]);
  });

  it("fires on a domain", () => {
    expect(
      writtenDomain
        .check(edited(shopGraph(), "edge.edge", { domain: { kind: "literal", value: "shop.com" } }))
        .map(({ of }) => of),
    ).toEqual(["edge.edge"]);
  });

  it("fires on a domain inside an address", () => {
    expect(
      writtenDomain
        .check(
          edited(shopGraph(), "service.goods", {
            env: { CALLBACK: { kind: "literal", value: "https://api.shop.com/back" } },
          }),
        )
        .map(({ of }) => of),
    ).toEqual(["service.goods"]);
  });

  it("fires on an account", () => {
    expect(
      writtenDomain
        .check(
          edited(shopGraph(), "service.goods", {
            env: { ROLE: { kind: "literal", value: "arn:aws:iam::123456789012:role/shop" } },
          }),
        )
        .map(({ of }) => of),
    ).toEqual(["service.goods"]);
  });

  it("fires on a hosted zone", () => {
    expect(
      writtenDomain
        .check(edited(shopGraph(), "service.goods", { env: { ZONE: { kind: "literal", value: "Z1234567890ABC" } } }))
        .map(({ of }) => of),
    ).toEqual(["service.goods"]);
  });

  it("fires on an origin", () => {
    expect(
      writtenDomain
        .check(edited(shopGraph(), "bucket.images", { cors: [{ origins: ["https://shop.com"], methods: ["GET"] }] }))
        .map(({ of }) => of),
    ).toEqual(["bucket.images"]);
  });
});
