import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { plainSecret } from "./plain-secret.ts";

describe("plain secret", () => {
  it("holds while secrets are made and referenced", () => {
    expect(plainSecret.check(shopGraph())).toEqual([]);
  });

  it("lets lifetimes of tokens be", () => {
    expect(
      plainSecret.check(
        edited(shopGraph(), "service.goods", { env: { ACCESS_TOKEN_SECONDS: { kind: "literal", value: "900" } } }),
      ),
    ).toEqual([]);
  });

  it("fires by the name", () => {
    expect(
      plainSecret
        .check(edited(shopGraph(), "service.goods", { env: { STRIPE_API_KEY: { kind: "literal", value: "sk_live" } } }))
        .map(({ of }) => of),
    ).toEqual(["service.goods"]);
  });

  it("fires on a password in an address", () => {
    expect(
      plainSecret
        .check(
          edited(shopGraph(), "service.goods", {
            env: { SEARCH_URL: { kind: "literal", value: "https://me:open@search:9200" } },
          }),
        )
        .map(({ of }) => of),
    ).toEqual(["service.goods"]);
  });

  it("never repeats the secret", () => {
    const graph = edited(shopGraph(), "service.goods", { env: { A_PASSWORD: { kind: "literal", value: "hunter2" } } });
    expect(JSON.stringify(plainSecret.check(graph))).not.toContain("hunter2");
  });
});
