import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Graph, graphFromJson, type Postgres, resourcesOf } from "@terrace/core/graph";
import { afterAll, describe, expect, it } from "vitest";
import { type Synthesis, synthesize } from "./assembly/synthesize.ts";

const GOLDEN = join(import.meta.dirname, "../../../platforms/directfanz/golden/production.graph.json");
const production = graphFromJson(readFileSync(GOLDEN, "utf8"));

const out = mkdtempSync(join(tmpdir(), "terrace-standby-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

describe("taking over with two databases that have no replica", () => {
  const { stacks } = synthesize(withTwoDatabases(production), { out });
  const steps = readFileSync(join(out, "artifacts/takeover-us-west-2.md"), "utf8");

  it("restores each from its own copy", () => {
    expect(stacks.length).toBeGreaterThan(0);
    const { stdout } = followed(steps, 'echo "arn:of:$(expr "$*" : ".*==\'directfanz-production-\\([a-z-]*\\)\'")"');
    expect(stdout).toContain("ParameterKey=PostgresDatabaseSnapshot,ParameterValue=arn:of:database ");
    expect(stdout).toContain("ParameterKey=PostgresLedgerArchiveSnapshot,ParameterValue=arn:of:ledger-archive ");
  });

  it.each(["database", "ledger-archive"])("goes no further where there is no copy of %s", (name) => {
    const { stdout, stderr } = followed(
      steps,
      `case "$*" in *production-${name}*) echo None ;; *) echo arn:of:it ;; esac`,
    );
    expect(stderr).toContain(`there is no copy of ${name}`);
    expect(stdout).not.toContain("production-us-west-2-data");
  });
});

describe("images that are copied to a second region", () => {
  const folder = join(out, "copied");
  const synthesis = synthesize(production, { out: folder });
  const delivery = templateOf(synthesis, folder);

  it("are copied by the one configuration that an account has in a region: made here, or by another stack", () => {
    expect(delivery.Parameters.ImageReplication).toMatchObject({
      Default: "create",
      AllowedValues: ["create", "exists"],
    });
    expect(delivery.Resources.RegistryReplication).toMatchObject({
      Condition: "CreatesImageReplication",
      DeletionPolicy: "RetainExceptOnCreate",
    });
  });

  it("ask a person for the rule that a configuration of another stack has to have", () => {
    expect(synthesis.diagnostics).toContainEqual(
      expect.objectContaining({
        code: "TER-SYN-005",
        at: { file: null, path: "registry.registry" },
        message: expect.stringMatching(/ImageReplication=exists.*directfanz\/production\/.*us-west-2/),
      }),
    );
  });
});

/** What a shell does that follows the steps, where `aws` answers so when it is asked for copies and else repeats what it was told. */
function followed(steps: string, answer: string): { readonly stdout: string; readonly stderr: string } {
  const blocks = [...steps.matchAll(/```sh\n(.*?)```/gs)].map(([, block = ""]) => block);
  const aws = `aws() { case "$*" in *describe-db-snapshots*) ${answer} ;; *) echo "$*" ;; esac; }`;
  return spawnSync("sh", ["-c", [aws, ...blocks].join("\n")], { encoding: "utf8" });
}

interface Template {
  readonly Parameters: Readonly<Record<string, object>>;
  readonly Resources: Readonly<Record<string, object>>;
}

function templateOf({ stacks }: Synthesis, folder: string): Template {
  const stack = stacks.find(({ role }) => role === "delivery");
  return JSON.parse(readFileSync(join(folder, `${stack?.name}.template.json`), "utf8"));
}

function withTwoDatabases(graph: Graph): Graph {
  const [database] = resourcesOf(graph, "postgres");
  if (database === undefined) throw new Error("there is no database");
  const first: Postgres = { ...database, replicas: [] };
  const second: Postgres = { ...first, id: "postgres.ledger-archive", name: "ledger" };
  const others = graph.resources.filter(({ id }) => id !== database.id);
  return { ...graph, resources: [...others, first, second].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}
