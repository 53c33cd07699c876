import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RotationReport, SecretReport } from "@terrace/run";
import { describe, expect, inject, it } from "vitest";
import { terrace } from "./cli-process.ts";
import { type Member, registerMember } from "./member.ts";
import { printed } from "./start-platform.ts";

const { url } = inject("platform");
const stateRoot = inject("stateRoot");

describe("a new signing key", () => {
  it("signs from then on, what the one of before signed stays good, and no request fails", async () => {
    const member = await registerMember(url);
    const load = steadily(member);
    const report = await rotate("identity-signing-key");
    const fresh = await registerMember(url);
    expect(kidOf(fresh)).not.toBe(kidOf(member));
    expect(await publishedKeys()).toEqual([kidOf(fresh), kidOf(member)]);
    for (const one of [member, fresh])
      for (const path of ["/api/users/profile", "/api/videos/uploads"]) expect((await one.call(path)).status).toBe(200);
    const { sent, failed } = await load.end();
    expect(failed).toEqual([]);
    expect(sent).toBeGreaterThan(300);
    // Fifteen minutes of a token's life and a minute for clocks that differ.
    expect(Date.parse(report.beforeUntil ?? "") - Date.now()).toBeGreaterThan(15 * 60_000);
  });
});

describe("new passwords of the database and the cache", () => {
  it("are taken on without a failed request, and the ones of before are good no more", async () => {
    const member = await registerMember(url);
    const old = ["role.identity", "role.videos", "secret.cache-password", "secret.database-password"].map(valueIn);
    const load = steadily(member);
    for (const name of ["role.identity", "role.videos", "cache-password", "database-password", "role.database-owner"])
      await rotate(name);
    const { sent, failed } = await load.end();
    expect(failed).toEqual([]);
    expect(sent).toBeGreaterThan(100);
    const present = ["role.identity", "role.videos", "secret.cache-password", "secret.database-password"].map(valueIn);
    expect(present.filter((value, index) => value === old[index])).toEqual([]);
    expect((await member.call("/api/users/profile")).status).toBe(200);
  });
});

describe("terrace secret", () => {
  it("shows names, ages and lengths and never a value", async () => {
    const text = await printed(stateRoot, "secret", "ls", "breiq");
    const listed = JSON.parse(await printed(stateRoot, "secret", "ls", "breiq", "--json")) as readonly SecretReport[];
    expect(listed.map(({ id }) => id)).toEqual(expect.arrayContaining(["secret.identity-refresh", "role.videos"]));
    for (const { id } of listed.filter(({ form }) => form === "password")) {
      expect(text).not.toContain(valueIn(id));
      expect(JSON.stringify(listed)).not.toContain(valueIn(id));
    }
  });

  it("says what a change would end, and changes nothing until that is allowed", async () => {
    const before = valueIn("secret.identity-refresh");
    const { code, stderr } = await run("rotate", "breiq", "identity-refresh");
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining("such as sessions") });
    expect(valueIn("secret.identity-refresh")).toBe(before);
  });

  it("refuses what it does not know", async () => {
    expect(await run("rotate", "breiq", "nobody")).toMatchObject({ code: 1 });
    expect(await run("turn", "breiq")).toMatchObject({ code: 1, stderr: expect.stringContaining("rotate") });
    expect(await run("rotate", "breiq")).toMatchObject({ code: 1 });
  });
});

async function rotate(name: string): Promise<RotationReport> {
  return JSON.parse(await printed(stateRoot, "secret", "rotate", "breiq", name, "--json")) as RotationReport;
}

function run(...words: readonly string[]) {
  return terrace(["secret", ...words], { env: { TERRACE_STATE: stateRoot } });
}

/** Asks both services ten times a second for what needs a token, a database and a cache. */
function steadily(member: Member): {
  end: () => Promise<{ readonly sent: number; readonly failed: readonly string[] }>;
} {
  const answers: Promise<string | null>[] = [];
  const ask = async (path: string): Promise<string | null> => {
    const answer = await member.call(path).catch((error: Error) => error);
    if (answer instanceof Error) return `${path}: ${answer.message}`;
    const body = await answer.text();
    return answer.status === 200 ? null : `${path}: ${answer.status} ${body}`;
  };
  const timer = setInterval(() => answers.push(ask("/api/users/profile"), ask("/api/videos/uploads")), 100);
  return {
    end: async () => {
      clearInterval(timer);
      const settled = await Promise.all(answers);
      return { sent: settled.length, failed: settled.filter((failure) => failure !== null) };
    },
  };
}

function kidOf({ accessToken }: Member): string {
  const [header = ""] = accessToken.split(".");
  return (JSON.parse(Buffer.from(header, "base64url").toString()) as { kid: string }).kid;
}

async function publishedKeys(): Promise<readonly string[]> {
  const { keys } = (await (await fetch(`${url}/.well-known/jwks.json`)).json()) as { keys: { kid: string }[] };
  return keys.map(({ kid }) => kid);
}

function valueIn(id: string): string {
  const path = join(stateRoot, "breiq/local/control/secrets", `${id}.json`);
  return (JSON.parse(readFileSync(path, "utf8")) as { value: string }).value;
}
