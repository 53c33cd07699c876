import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Channel, Graph } from "@terrace/core/graph";
import { afterAll, beforeAll, expect, it } from "vitest";
import { watchedGraph } from "../testing/watched-graph.ts";
import { lacksOf } from "./lacking.ts";
import { controlFolder } from "./state/control-folder.ts";
import { givenFolder } from "./state/folders.ts";
import { writeWanted } from "./state/settings.ts";

let state: string;

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), "terrace-lacking-"));
  await givenFolder(controlFolder(state), null);
});

afterAll(() => rm(state, { recursive: true }));

const CHAT = { kind: "parameter", name: "chat" } as const;

it("names each parameter that channels lack once, with those that only reach the log", async () => {
  const graph = tellingBy([
    { kind: "channel", id: "channel.team", medium: "telegram", to: CHAT },
    { kind: "channel", id: "channel.owner", medium: "telegram", to: CHAT },
    { kind: "channel", id: "channel.desk", medium: "email", to: { kind: "literal", value: "desk@shop.test" } },
    { kind: "channel", id: "channel.phone", medium: "sms", to: { kind: "parameter", name: "number" } },
  ]);
  expect(await lacksWith(graph, {})).toEqual([
    { kind: "parameter", name: "chat", without: ["channel.team", "channel.owner"] },
    { kind: "parameter", name: "telegram-token", without: ["channel.team", "channel.owner"] },
    { kind: "parameter", name: "smtp-url", without: ["channel.desk"] },
  ]);
  const given = { chat: "1", "telegram-token": "t", "smtp-url": "smtp://127.0.0.1:25" };
  expect(await lacksWith(graph, given)).toEqual([]);
});

function tellingBy(channels: readonly Channel[]): Graph {
  const graph = watchedGraph();
  return { ...graph, resources: [...graph.resources.filter(({ kind }) => kind !== "channel"), ...channels] };
}

async function lacksWith(graph: Graph, parameters: Readonly<Record<string, string>>) {
  await writeWanted(state, graph, { repository: "/", parameters, maximumTasks: null });
  return lacksOf(state);
}
