import { expect, it } from "vitest";
import { type Graph, resourcesOf } from "../graph/index.ts";
import { tracing } from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

const traces = (words: Parameters<typeof tracing>[0], environment: object = {}) =>
  resourcesOf(shopWith({ traces: tracing(words) }, environment).graph as Graph, "tracing")[0];

it("samples 5 % by X-Ray unless somebody says otherwise (CON-ALL-07, CON-ALL-14)", () => {
  expect(traces({})).toEqual({ kind: "tracing", id: "tracing.traces", exporter: "x-ray", sampling: 0.05, context: [] });
  expect(traces({ exporter: "elastic-apm", sampling: "10%", context: ["userId"] })).toMatchObject({
    exporter: "elastic-apm",
    sampling: 0.1,
    context: ["userId"],
  });
});

it("stays on the machine where the platform does", () => {
  expect(traces({}, { target: "local" })?.exporter).toBe("local");
});
