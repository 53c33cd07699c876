import type { Graph } from "@terrace/core/graph";
import { describe, expect, it } from "vitest";
import { SMALL_GRAPH } from "../testing/small-graph.ts";
import { placementFor } from "../testing/small-placement.ts";
import { planRun } from "./plan-run.ts";
import type { Command, PlannedProcess, RunPlan } from "./run-plan.ts";
import { secretsNeeded } from "./secrets-needed.ts";

const placement = placementFor(SMALL_GRAPH);
const { plan, diagnostics, differences } = planRun(SMALL_GRAPH, placement);

describe("planning a run", () => {
  it("finds nothing wrong with a sound graph, and says what does not exist on one machine", () => {
    expect(diagnostics).toEqual([]);
    expect(differences.map(({ resource }) => resource)).toEqual(["network.main"]);
  });

  it("writes the same configuration as ever", async () => {
    for (const { path, content } of plan.files.filter((file) => !file.path.endsWith("superuser-password")))
      await expect(content).toMatchFileSnapshot(`../golden/${path.split("/").slice(3).join("-")}`);
  });

  it("plans the same processes as ever", async () => {
    await expect(`${JSON.stringify(plan.processes, null, 2)}\n`).toMatchFileSnapshot("../golden/processes.json");
  });

  it("names every dependency before its dependants", () => {
    const names = plan.processes.map(({ name }) => name);
    for (const [index, process] of plan.processes.entries())
      for (const dependency of process.dependsOn) expect(names.slice(0, index)).toContain(dependency);
  });

  it("gives every process a port of its own", () => {
    const ports = plan.processes.flatMap(({ port }) => (port === null ? [] : [port]));
    expect(new Set(ports).size).toBe(ports.length);
  });

  it("puts no secret into an argument", () => {
    const secrets = Object.values(placement.secrets).flatMap((secret) =>
      secret.form === "password" ? [secret.value] : [],
    );
    const text = commandsOf(plan).flatMap(({ argv }) => argv);
    expect(secrets.filter((secret) => text.some((argument) => argument.includes(secret)))).toEqual([]);
  });

  it("lets nobody but the owner read a generated file, and puts none where an engine or a task may write", () => {
    expect(plan.files.filter(({ mode }) => mode !== 0o600)).toEqual([]);
    const written = plan.files.filter((file) => plan.folders.some(({ path }) => file.path.startsWith(`${path}/`)));
    expect(written).toEqual([]);
  });

  it("gives each process the rights of its own schemas and no others", () => {
    const [, , grant] = processNamed("postgres").after;
    const statements = grant?.kind === "sql" ? grant.statements : [];
    expect(statements).toContain('GRANT USAGE ON SCHEMA "films" TO "encoder"');
    expect(statements.filter((statement) => statement.includes('TO "web"'))).toEqual([]);
  });
});

describe("a plan that cannot be", () => {
  it("reports a port that was not found", () => {
    const { diagnostics } = planRun(SMALL_GRAPH, placementFor(SMALL_GRAPH, { ports: {} }));
    expect(diagnostics.map(({ code }) => code)).toContain("TER-RUN-001");
  });

  it("reports a secret without a value", () => {
    const { "secret.media": _, ...secrets } = placement.secrets;
    const { diagnostics } = planRun(SMALL_GRAPH, { ...placement, secrets });
    expect(diagnostics.map(({ code, at }) => `${code} ${at.path}`)).toContain("TER-RUN-002 secret.media");
  });

  it("reports a reference to what is not there", () => {
    const { diagnostics } = planRun(withEnv({ kind: "reference", resource: "redis.other", output: "url" }), placement);
    expect(diagnostics).toMatchObject([{ code: "TER-RUN-003", message: "redis.other is not in the graph" }]);
  });

  it("reports a parameter that nobody gave, once for each variable, and says how to give it", () => {
    const { diagnostics } = planRun(
      withEnv({ kind: "template", parts: [{ kind: "parameter", name: "mail-domain" }] }),
      placement,
    );
    expect(diagnostics).toMatchObject([{ code: "TER-RUN-004", at: { path: "service.films" } }]);
    expect(diagnostics[0]?.hint).toContain("TERRACE_PARAMETER_MAIL_DOMAIN");
  });
});

describe("a platform whose services are not written yet", () => {
  it("is not run, and every process without code is named at once", () => {
    const sources = { ...placement.sources, "adapters/run/src/testing/films": null };
    const { diagnostics } = planRun(SMALL_GRAPH, { ...placement, sources });
    expect(diagnostics.map(({ code, at }) => `${code} ${at.path}`)).toEqual([
      "TER-RUN-008 service.films",
      "TER-RUN-008 worker.encoder",
    ]);
  });
});

describe("what an operator decides", () => {
  it("bounds the copies and says so", () => {
    const bounded = planRun(SMALL_GRAPH, placement, { maximumTasks: 1 });
    expect(bounded.plan.processes.filter(({ service }) => service === "films")).toHaveLength(1);
    expect(bounded.diagnostics).toMatchObject([{ code: "TER-RUN-006", message: "2 tasks are wanted, 1 run here" }]);
  });

  it("gives parameters their values", () => {
    const { plan } = planRun(SMALL_GRAPH, { ...placement, parameters: { "admin-email": "a@example.org" } });
    expect(plan.processes.find(({ name }) => name === "films-1")?.command.env.ADMIN_EMAIL).toBe("a@example.org");
  });

  it("changes a fingerprint with what the process reads, and only that", () => {
    const moved = planRun(SMALL_GRAPH, { ...placement, ports: { ...placement.ports, redis: 9999 } }).plan;
    const changed = moved.processes.filter(({ name, fingerprint }) => processNamed(name).fingerprint !== fingerprint);
    expect(changed.map(({ name }) => name)).toEqual(["redis", "films-1", "films-2"]);
  });
});

describe("the code of tasks", () => {
  const edited = (source: string) => {
    const sources = { ...placement.sources, [source]: "edited" };
    const { processes } = planRun(SMALL_GRAPH, { ...placement, sources }).plan;
    return processes.filter(({ name, fingerprint }) => processNamed(name).fingerprint !== fingerprint);
  };
  const namesOf = (processes: readonly PlannedProcess[]) => processes.map(({ name }) => name);

  it("is in the fingerprint of those who run it, and in nobody else's", () => {
    expect(namesOf(edited("web"))).toEqual(["web-1"]);
    expect(namesOf(edited("adapters/run/src/testing/films"))).toEqual(["films-1", "films-2", "encoder-1"]);
    expect(namesOf(edited("service-kit/src"))).toEqual(["films-1", "films-2", "encoder-1"]);
    expect(namesOf(edited("package-lock.json"))).toEqual(["films-1", "films-2", "encoder-1", "web-1"]);
  });

  it("has a site run from another copy", () => {
    expect(edited("ui")[0]?.command.cwd).not.toBe(processNamed("web-1").command.cwd);
  });

  it("finds its tables: a task's own migrations stand before its start", () => {
    const labels = (name: string) => processNamed(name).before.map(({ label }) => label);
    expect(labels("films-1")).toContain("migrate films");
    expect(labels("web-1")).toEqual(["build web"]);
  });
});

describe("what must be generated first", () => {
  it("is the graph's secrets and a password for each role", () => {
    expect(secretsNeeded(SMALL_GRAPH).map(({ id }) => id)).toEqual([
      "secret.cache",
      "secret.database",
      "secret.media",
      "role.database-owner",
      "role.films",
      "role.encoder",
    ]);
  });
});

function processNamed(name: string): PlannedProcess {
  const found = plan.processes.find((process) => process.name === name);
  if (found === undefined) throw new Error(`no process ${name}`);
  return found;
}

function commandsOf({ processes }: RunPlan): readonly Command[] {
  return processes.flatMap(({ command, before, after }) => [
    command,
    ...[...before, ...after].flatMap((step) => (step.kind === "command" ? [step.command] : [])),
  ]);
}

function withEnv(value: Extract<Graph["resources"][number], { kind: "service" }>["env"][string]): Graph {
  const resources = SMALL_GRAPH.resources.map((resource) =>
    resource.kind === "service" ? { ...resource, env: { VALUE: value } } : resource,
  );
  return { ...SMALL_GRAPH, resources };
}
