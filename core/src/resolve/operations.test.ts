import { expect, it } from "vitest";
import { shopWith } from "../testing/shop.ts";

it("says who does what in an incident, what load there is and what comes later", () => {
  const { graph, diagnostics } = shopWith({
    operations: {
      roles: [{ role: "on-call engineer", duty: "first responder" }],
      escalation: [
        { after: "15m", who: "manager" },
        { after: "0m", who: "on-call engineer" },
      ],
      loads: {
        stress: {
          runs: "callApi",
          shape: "ramping-rate",
          start: 100,
          stages: [{ for: "2m", to: 1_000 }],
          users: { first: 500, most: 1_000 },
          requirement: "BRQ-LOAD-03",
        },
        browsing: null,
      },
      dataMigration: [{ step: "write to both databases", reverse: "write to the old one only" }],
      roadmap: [{ item: "several regions", requirement: "WEB-ROAD-04" }],
    },
  });
  expect(diagnostics).toEqual([]);
  expect(graph?.operations).toEqual({
    roles: [{ role: "on-call engineer", duty: "first responder" }],
    channels: [],
    escalation: [
      { after: 0, who: "on-call engineer" },
      { after: 900_000, who: "manager" },
    ],
    loads: [
      {
        name: "stress",
        runs: "callApi",
        shape: "ramping-rate",
        start: 100,
        stages: [{ for: 120_000, to: 1_000 }],
        users: { first: 500, most: 1_000 },
        thresholds: [],
        requirement: "BRQ-LOAD-03",
      },
    ],
    dataMigration: [{ step: "write to both databases", reverse: "write to the old one only", requirement: null }],
    roadmap: [{ item: "several regions", when: null, requirement: "WEB-ROAD-04" }],
  });
});
