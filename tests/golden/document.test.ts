import { readdirSync } from "node:fs";
import { join } from "node:path";
import { checkGraph } from "@terrace/core/check";
import type { Graph } from "@terrace/core/graph";
import { environmentsOf, resolvePlatform } from "@terrace/core/resolve";
import type { Platform } from "@terrace/core/spec";
import { type Block, type Document, writeDocument } from "@terrace/document";
import { priceGraph } from "@terrace/price";
import { describe, expect, it } from "vitest";

const PLATFORMS = join(import.meta.dirname, "../../platforms");

const documents = new Map<string, Document>();
for (const name of readdirSync(PLATFORMS)) documents.set(name, await documentOf(name));

const blocksOf = (platform: string): readonly Block[] =>
  documents.get(platform)?.sections.flatMap(({ blocks }) => blocks) ?? [];

const drawn = (platform: string): readonly string[] =>
  blocksOf(platform).flatMap((block) => (block.kind === "diagram" ? [block.diagram.title] : []));

const tables = (platform: string): readonly string[] =>
  blocksOf(platform).flatMap((block) => (block.kind === "table" && block.rows.length > 0 ? [block.title] : []));

const headings = (platform: string): readonly string[] =>
  blocksOf(platform).flatMap((block) => (block.kind === "heading" ? [block.text] : []));

describe("the architecture documents", () => {
  it("have the ten chapters, then cost, phases and status (BRQ-DOC-01)", () => {
    expect(documents.get("breiq")?.sections.map(({ title }) => title)).toEqual([
      "System overview",
      "Infrastructure",
      "Application",
      "Data",
      "Security",
      "Monitoring and operations",
      "Deployment pipeline",
      "Development environment",
      "Performance",
      "Disaster recovery",
      "Cost",
      "Phases and roadmap",
      "Current status",
    ]);
    expect(tables("breiq")).toEqual(expect.arrayContaining(["Claims", "Load scenarios", "Roadmap"]));
  });

  it("draw Breiq's services, stores and pipelines (BRQ-DOC-02)", () => {
    expect(drawn("breiq")).toEqual(
      expect.arrayContaining(["Context", "Data flow", "Application pipeline", "Infrastructure pipeline"]),
    );
  });

  it("list the configuration in force (BRQ-DOC-03)", () => {
    expect(tables("breiq")).toContain("The configuration in force");
  });

  it("draw Webstack nine times (WEB-DOC-01)", () => {
    const titles = drawn("webstack");
    expect(titles).toEqual(
      expect.arrayContaining([
        "Context",
        "Network",
        "Security groups",
        "Scaling",
        "Data flow",
        "Monitoring and logging",
        "Disaster recovery",
        "Security layers",
      ]),
    );
    expect(titles.some((title) => title.startsWith("Deployment of "))).toBe(true);
  });

  it("have Webstack's tables of cost and limits (WEB-DOC-02)", () => {
    expect(tables("webstack")).toEqual(
      expect.arrayContaining(["Where it goes: development", "Where it goes: production", "Limits: production"]),
    );
  });

  it("draw DirectFanz with its components and schemas, and list what it claims (DFZ-DOC-01)", () => {
    expect(drawn("directfanz")).toEqual(expect.arrayContaining(["Context", "Network", "Data flow"]));
    expect(tables("directfanz")).toEqual(expect.arrayContaining(["Schemas", "Claims"]));
  });

  it("draw the network of StoryMagic and what lies outside (STM-DOC-01)", () => {
    expect(drawn("storymagic")).toEqual(expect.arrayContaining(["Network", "Context"]));
  });

  it("tell the phases of AccountabilityAtlas with what changes between each two (ATL-DOC-01)", () => {
    expect(drawn("accountability-atlas")).toContain("Phases");
    const changes = tables("accountability-atlas").filter((title) => title.startsWith("Key changes"));
    expect(changes).toHaveLength(3);
    expect(headings("accountability-atlas")).toEqual(
      expect.arrayContaining(["From launch to growth", "From growth to scale", "From scale to full"]),
    );
    const networks = blocksOf("accountability-atlas").flatMap((block) =>
      block.kind === "diagram" && block.diagram.title === "Network" ? [block.of] : [],
    );
    expect(networks).toEqual(expect.arrayContaining(["launch", "scale-staging, full-staging", "full"]));
  });

  it("say how a copy is restored beside the database, and then used (WEB-DR-03)", () => {
    expect(headings("webstack")).toContain("Runbook: restore to a moment (production)");
  });
});

async function documentOf(name: string): Promise<Document> {
  const { default: platform } = (await import(join(PLATFORMS, name, "platform.ts"))) as { default: Platform };
  const graphs = environmentsOf(platform).flatMap((environment): readonly Graph[] => {
    const { graph } = resolvePlatform(platform, environment.name);
    return graph === null ? [] : [graph];
  });
  return writeDocument({
    platform: name,
    environments: graphs.map((graph) => ({
      graph,
      cost: graph.target === "local" ? null : priceGraph(graph, { asOf: "2026-11-21" }),
      findings: checkGraph(graph),
      machine: [],
      aws: null,
    })),
    trace: null,
    conflicts: [],
    measurements: [],
  });
}
