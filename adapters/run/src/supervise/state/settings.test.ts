import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { SMALL_GRAPH } from "../../testing/small-graph.ts";
import { controlFolder } from "./control-folder.ts";
import { withKeptParameters, writeWanted } from "./settings.ts";

const state = mkdtempSync(join(tmpdir(), "terrace-settings-"));
mkdirSync(controlFolder(state));
afterAll(() => rmSync(state, { recursive: true }));

const asked = (parameters: Readonly<Record<string, string>>) => ({ repository: "/r", maximumTasks: null, parameters });

describe("parameters of a start", () => {
  it("are those of earlier ones where nothing is said, and an empty one takes a value back", async () => {
    expect(await withKeptParameters(state, asked({ slack: "a", mail: "b" }))).toEqual(asked({ slack: "a", mail: "b" }));
    await writeWanted(state, SMALL_GRAPH, asked({ slack: "a", mail: "b", edgePort: "4100" }));
    expect(await withKeptParameters(state, asked({ mail: "c" }))).toEqual(asked({ slack: "a", mail: "c" }));
    expect(await withKeptParameters(state, asked({ slack: "" }))).toEqual(asked({ mail: "b" }));
  });
});
