import { describe, expect, it } from "vitest";
import { SMALL_GRAPH } from "../testing/small-graph.ts";
import { placementFor } from "../testing/small-placement.ts";
import type { SecretValue } from "./placement.ts";
import { planRun } from "./plan-run.ts";
import type { RunPlan } from "./run-plan.ts";

const placement = placementFor(SMALL_GRAPH);

function planWith(id: string, value: SecretValue): RunPlan {
  return planRun(SMALL_GRAPH, { ...placement, secrets: { ...placement.secrets, [id]: value } }).plan;
}

const usersIn = ({ files }: RunPlan) => files.find(({ path }) => path.endsWith("userlist.txt"))?.content ?? "";
const envOf = ({ processes }: RunPlan, name: string) => processes.find((one) => one.name === name)?.command.env ?? {};

describe("the logins of a database role", () => {
  it("are one until it is changed, and tasks have it", () => {
    const { plan } = planRun(SMALL_GRAPH, placement);
    expect(usersIn(plan)).toBe('"films" "role-films-word"\n"encoder" "role-encoder-word"\n');
    expect(envOf(plan, "films-1")).toMatchObject({ DB_USER: "films", DB_PASSWORD: "role-films-word" });
  });

  it("are two while tasks change over: the pooler knows both, tasks have the present one, the server makes both", () => {
    const plan = planWith("role.films", { form: "password", value: "new", turn: 1, beside: "old" });
    expect(usersIn(plan)).toContain('"films__2" "new"\n"films" "old"\n');
    expect(envOf(plan, "films-1")).toMatchObject({ DB_USER: "films__2", DB_PASSWORD: "new" });
    const [roles] = plan.processes.find(({ name }) => name === "postgres")?.after ?? [];
    const statements = roles?.kind === "sql" ? roles.statements.join("\n") : "";
    expect(statements).toContain(`ALTER ROLE "films__2" LOGIN`);
    expect(statements).toContain(`ALTER ROLE "films" LOGIN`);
  });

  it("take turns, and start neither server nor pooler anew", () => {
    const plan = planWith("role.films", { form: "password", value: "newest", turn: 2 });
    expect(envOf(plan, "films-1")).toMatchObject({ DB_USER: "films", DB_PASSWORD: "newest" });
    const before = planRun(SMALL_GRAPH, placement).plan.processes;
    const changed = plan.processes.filter(
      ({ name, fingerprint }) => before.find((one) => one.name === name)?.fingerprint !== fingerprint,
    );
    expect(changed.map(({ name }) => name)).toEqual(["films-1", "films-2"]);
  });
});

describe("a password of a cache", () => {
  it("is taken on by tasks and starts the cache not anew", () => {
    const plan = planWith("secret.cache", { form: "password", value: "fresh" });
    const before = planRun(SMALL_GRAPH, placement).plan.processes;
    const changed = plan.processes.filter(
      ({ name, fingerprint }) => before.find((one) => one.name === name)?.fingerprint !== fingerprint,
    );
    expect(changed.every(({ role }) => role === "task")).toBe(true);
    expect(changed.length).toBeGreaterThan(0);
  });
});
