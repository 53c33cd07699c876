import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { synthesize } from "@terrace/synth";
import type { App } from "aws-cdk-lib";
import { describe, expect, it, onTestFinished } from "vitest";
import { cdkFile } from "../../bench/peer/cdk-file.ts";
import { sameResources } from "../../bench/peer/same-resources.ts";
import { providerGraphs } from "../../bench/platforms.ts";

const execute = promisify(execFile);

/** The first has a machine with all that belongs to one, the second everything else. */
const ENVIRONMENTS = ["launch", "full"];

describe("the plain CDK that synth is measured against", () => {
  it("makes every resource as synth does", async () => {
    const folder = mkdtempSync(join(tmpdir(), "terrace-synth-peer-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const apps: App[] = [];
    for (const graph of await providerGraphs())
      if (ENVIRONMENTS.includes(graph.environment))
        synthesize(graph, { out: join(folder, "ours", graph.environment), inspect: (app) => apps.push(app) });
    writeFileSync(join(folder, "peer.mjs"), cdkFile(apps));
    await execute(process.execPath, [join(folder, "peer.mjs"), join(folder, "theirs")]);
    expect(sameResources(join(folder, "ours"), join(folder, "theirs"))).toBeGreaterThan(500);
  });
});
