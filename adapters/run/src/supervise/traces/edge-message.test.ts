import { describe, expect, it } from "vitest";
import { readEdgeMessage } from "./edge-message.ts";

const TOLD = {
  ...{ trace: "0af7651916cd43dd8448eb211c80319c", edge: "0af7651916cd43dd", balancer: "8448eb211c80319c", parent: "" },
  ...{ end: "1700000000.250", took: "0.050", waited: "0.040", status: "200", answered: "200" },
  ...{ method: "GET", path: "/api/films", cache: "MISS", request: "r-1" },
};
const read = (changes: Partial<typeof TOLD>) =>
  readEdgeMessage(`<190>Nov 14 22:13:20 edge: ${JSON.stringify({ ...TOLD, ...changes })}`);

describe("readEdgeMessage", () => {
  it("makes a span of the edge, and one of the balancer within it", () => {
    const spans = read({});
    expect(spans).toMatchObject([
      {
        service: "edge",
        spanId: TOLD.edge,
        parentId: null,
        start: 1_700_000_000_200_000,
        duration: 50_000,
        error: null,
      },
      {
        ...{ service: "balancer", spanId: TOLD.balancer, parentId: TOLD.edge },
        ...{ start: 1_700_000_000_210_000, duration: 40_000 },
      },
    ]);
    expect(spans?.[0]?.attributes).toMatchObject({
      "request.id": "r-1",
      "url.path": "/api/films",
      "edge.cache": "MISS",
    });
  });

  it("knows a balancer that failed from an edge that did not, and one that was asked twice", () => {
    expect(read({ answered: "502, 200", waited: "0.010, 0.020" })).toMatchObject([
      { error: null },
      { error: null, duration: 30_000 },
    ]);
    expect(read({ status: "503", answered: "503" })).toMatchObject([
      { error: "answered 503" },
      { error: "answered 503" },
    ]);
  });

  it("has no balancer where none was asked", () => {
    expect(read({ waited: "-" })).toHaveLength(1);
  });

  it.each(["", "<190>Nov 14 22:13:20 edge: no", "{", '{"trace":"x"}', "null"])("takes %j for nothing", (message) => {
    expect(readEdgeMessage(message)).toBeNull();
  });
});
