import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resourcesOf } from "@terrace/core/graph";
import { synthesize } from "@terrace/synth";
import { afterAll, describe, expect, it } from "vitest";
import { awsGraphs } from "../golden/graphs.ts";

const COMPOSE = spawnSync("docker-compose", ["version"]).status === 0;

const root = mkdtempSync(join(tmpdir(), "terrace-compose-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Every environment that stands on one machine. */
const graphs = awsGraphs().filter((graph) => resourcesOf(graph, "host").length > 0);

it("there is an environment on one machine", () => expect(graphs.length).toBeGreaterThan(0));

describe.each(graphs.map((graph) => ({ name: `${graph.platform} ${graph.environment}`, graph })))(
  "$name",
  ({ graph }) => {
    it.skipIf(!COMPOSE)(
      `has a Compose file that Compose takes, with every variable known${COMPOSE ? "" : " (not asked: docker-compose is not installed)"}`,
      () => {
        const out = join(root, `${graph.platform}-${graph.environment}`);
        synthesize(graph, { out });
        for (const { composeFile } of resourcesOf(graph, "host")) {
          const file = join(out, "artifacts", composeFile);
          const variables = new Set(
            [...readFileSync(file, "utf8").matchAll(/\$\{(\w+)\}/g)].map(([, name = ""]) => name),
          );
          const set = new Set(
            [...readFileSync(join(out, "artifacts/start.sh"), "utf8").matchAll(/^ +put (\w+) /gm)].map(
              ([, name = ""]) => name,
            ),
          );
          expect([...variables].filter((name) => !set.has(name))).toEqual([]);
          writeFileSync(join(out, "artifacts/.env"), [...variables].map((name) => `${name}='value'\n`).join(""));
          const { status, stderr } = spawnSync("docker-compose", ["-f", file, "config", "--quiet"], {
            encoding: "utf8",
            cwd: join(out, "artifacts"),
          });
          expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
        }
      },
    );
  },
);
