import { expect, it } from "vitest";
import { type Graph, resourcesOf } from "../graph/index.ts";
import { websocket } from "../spec/index.ts";
import { shop, shopWith } from "../testing/shop.ts";

it("may hold connections open, keep clients with their task, and run on spare or other machines", () => {
  const chat = websocket({
    name: "chat",
    folder: "services/chat",
    port: 3_001,
    paths: ["/socket/*"],
    sticky: "1h",
    capacity: "spot",
    architecture: "arm64",
  });
  const { graph } = shopWith({ services: { ...(shop.words.services as object), chat } });
  const services = resourcesOf(graph as Graph, "service");
  expect(
    services.map(({ id, protocol, sticky, capacity, architecture }) => [id, protocol, sticky, capacity, architecture]),
  ).toEqual([
    ["service.chat", "websocket", 3_600_000, "spot", "arm64"],
    ["service.goods", "http", null, "on-demand", "x86_64"],
  ]);
});
