import { readFileSync } from "node:fs";
import { graphFromJson } from "@terrace/core/graph";
import { describe, expect, it } from "vitest";
import { scaledServices } from "./scaled-service.ts";

const graphOf = (platform: string, environment: string) =>
  graphFromJson(
    readFileSync(
      new URL(`../../../../../platforms/${platform}/golden/${environment}.graph.json`, import.meta.url),
      "utf8",
    ),
  );

describe("what scaling watches", () => {
  it("is everything with a policy, in the range that this machine may run", () => {
    const all = scaledServices(graphOf("directfanz", "production"), 4);
    const background = all.find(({ service }) => service === "background");
    expect(background).toMatchObject({ tasks: { minimum: 1, maximum: 4 }, asked: { minimum: 1, maximum: 5 } });
    expect(background?.scale).toMatchObject([{ metric: "backlog-per-task", target: 100 }]);
    expect(all.filter(({ jobsOf }) => jobsOf !== null).map(({ service }) => service)).toContain("background");
    expect(all.every(({ tasks }) => tasks.maximum <= 4 && tasks.minimum <= tasks.maximum)).toBe(true);
  });

  it("is what an alarm may add tasks to as well, and nothing that stays as it is", () => {
    const graph = graphOf("breiq", "local");
    expect(scaledServices(graph, 2)).toEqual([]);
    const alarm = { kind: "alarm", id: "alarm.busy", of: "service.videos", actions: ["add-task"] };
    const ringing = graphFromJson(JSON.stringify({ ...graph, resources: [...graph.resources, alarm] }));
    expect(scaledServices(ringing, 2).map(({ service }) => service)).toEqual(["videos"]);
  });
});
