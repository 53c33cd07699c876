import { expect, it } from "vitest";
import { type Graph, resourcesOf } from "../graph/index.ts";
import { http, websocket } from "../spec/index.ts";
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

it("takes jobs itself from queues that it needs, and from no other", () => {
  const services = (takes: readonly string[]) => ({
    ...(shop.words.services as object),
    desk: http({
      name: "desk",
      folder: "services/desk",
      port: 3_002,
      paths: ["/desk"],
      needs: { jobs: "queue" },
      takes,
    }),
  });
  const { graph } = shopWith({ services: services(["jobs"]) });
  expect(resourcesOf(graph as Graph, "service").map(({ id, takes }) => [id, takes])).toEqual([
    ["service.desk", ["queue.jobs"]],
    ["service.goods", []],
  ]);
  expect(shopWith({ services: services(["mail"]) }).diagnostics).toMatchObject([
    { code: "TER-RES-003", message: 'desk takes from "mail", which is no queue that it needs' },
  ]);
});
