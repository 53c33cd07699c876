import { expect, it } from "vitest";
import { type Graph, resourcesOf } from "../graph/index.ts";
import { budget } from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

it("tells somebody on the way to the limit and at it, apart for what others charge (STM-COST-02, CON-STM-16)", () => {
  const { graph } = shopWith({
    channels: { owner: { medium: "email" } },
    spending: budget({ monthly: "400 USD", alerts: ["100%", "90%", "80%"], anomaly: "20%", channels: ["owner"] }),
    stories: budget({ monthly: "150 USD", covers: "third-parties", channels: ["owner"] }),
  });
  expect(resourcesOf(graph as Graph, "budget")).toMatchObject([
    {
      id: "budget.spending",
      monthly: { amount: 400, currency: "USD" },
      covers: "infrastructure",
      alerts: [0.8, 0.9, 1],
      anomaly: 0.2,
      channels: ["channel.owner"],
    },
    { id: "budget.stories", covers: "third-parties", alerts: [0.8, 1], anomaly: null },
  ]);
});

it("needs an amount with its currency", () => {
  const { diagnostics } = shopWith({ spending: budget({ monthly: "400" as never, channels: ["email"] }) });
  expect(diagnostics).toMatchObject([{ code: "TER-SPEC-002", at: { path: "spending.monthly" } }]);
});
