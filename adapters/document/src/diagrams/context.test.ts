import type { Graph, Secret, Service } from "@terrace/core/graph";
import { expect, it } from "vitest";
import { shopGraph } from "../../../../core/src/testing/shop.ts";
import { contextDiagram } from "./context.ts";

it("shows a third party once, whoever and however many secrets are its, and nothing for a secret of our own", () => {
  const { nodes, edges } = contextDiagram(shop(["pay-key", "Stripe"], ["pay-webhook", "Stripe"], ["admin-hash", null]));
  expect(nodes.filter(({ tone }) => tone === "outside").map(({ label }) => label)).toEqual(["visitors", "Stripe"]);
  expect(edges.filter(({ to }) => to === "Stripe").map(({ from }) => from)).toEqual(["service.goods"]);
});

function shop(...secrets: readonly (readonly [name: string, of: string | null])[]): Graph {
  const graph = shopGraph();
  const given = secrets.map(([name, of]): Secret => {
    const form = "external";
    return { kind: "secret", id: `secret.${name}`, form, strength: 0, name: null, rotateEvery: null, of };
  });
  const env = Object.fromEntries(
    given.map(({ id }, index) => [`KEY_${index}`, { kind: "reference", resource: id, output: "value" }] as const),
  );
  const resources = graph.resources.map((one) => (one.id === "service.goods" ? { ...(one as Service), env } : one));
  return { ...graph, resources: [...resources, ...given] };
}
