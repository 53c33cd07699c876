import type { BackupReport, BaseBackup, RestoreReport } from "@terrace/core/report";
import { describe, expect, inject, it } from "vitest";
import { terrace } from "./cli-process.ts";
import { registerMember } from "./member.ts";
import { printed } from "./start-platform.ts";

const { url } = inject("platform");
const stateRoot = inject("stateRoot");

describe("a restore from the command line", () => {
  it("has who signed up before the moment and not who came after it", async () => {
    const [report] = await asJson<readonly BackupReport[]>("backup", "now", "breiq");
    expect(report?.bases.length).toBeGreaterThan(0);
    await registerMember(url);
    const moment = new Date().toISOString();
    await registerMember(url);
    const restored = await asJson<RestoreReport>("restore", "breiq", "--to", moment, "--beside", "--as", "members");
    const later = await asJson<RestoreReport>("restore", "breiq", "--to", "latest", "--beside");
    expect(usersIn(later) - usersIn(restored)).toBe(1);
    const listed = await asJson<readonly RestoreReport[]>("restore", "ls", "breiq");
    expect(listed.map(({ name, state }) => `${name} ${state}`)).toEqual(["members running", `${later.name} running`]);
    for (const { name } of listed) await printed(stateRoot, "restore", "rm", "breiq", name);
    expect(await asJson("restore", "ls", "breiq")).toEqual([]);
  });

  it("is refused outside of the window, without a place, and without a time", async () => {
    const early = await run("restore", "breiq", "--to", "2020-01-01T00:00:00Z", "--beside");
    expect(early).toMatchObject({ code: 1, stderr: expect.stringMatching(/a restore is possible from 20\d\d-/) });
    expect(await run("restore", "breiq", "--to", "latest")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("--beside"),
    });
    expect(await run("restore", "breiq", "--beside")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("--to"),
    });
    expect(await run("restore", "rm", "breiq", "nobody")).toMatchObject({ code: 1 });
  });
});

describe("a test of a copy from the command line", () => {
  it("restores the newest on trial", async () => {
    const [tested] = await asJson<readonly BaseBackup[]>("backup", "verify", "breiq");
    expect(tested?.verification).toMatchObject({ error: null });
    expect(await run("backup", "verify", "breiq", "20200101T000000Z")).toMatchObject({ code: 1 });
    expect(await run("backup", "burn", "breiq")).toMatchObject({ code: 1, stderr: expect.stringContaining("verify") });
  });
});

function usersIn({ tables }: RestoreReport): number {
  return tables.find(({ table }) => table === "identity.users")?.rows ?? Number.NaN;
}

async function asJson<T>(...words: readonly string[]): Promise<T> {
  return JSON.parse(await printed(stateRoot, ...words, "--json")) as T;
}

function run(...words: readonly string[]) {
  return terrace(words, { env: { TERRACE_STATE: stateRoot } });
}
