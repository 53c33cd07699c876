import { describe, expect, it } from "vitest";
import { type ScriptedConsole, startScriptedConsole } from "./testing/scripted-console.ts";

/** Comes in by the printed address, as a browser does. */
async function enter({ console }: ScriptedConsole): Promise<{ base: string; headers: Record<string, string> }> {
  const entered = await fetch(console.url, { redirect: "manual" });
  expect(entered.status).toBe(303);
  const cookie = entered.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/; Path=\/[\w-]{16}; HttpOnly; SameSite=Strict$/);
  const base = console.origin + (entered.headers.get("location") ?? "");
  return { base, headers: { cookie: cookie.split(";")[0] ?? "" } };
}

describe("the console's server", () => {
  it("tells who has no token how to get one, in a page for people and in JSON for programs", async () => {
    await using scripted = await startScriptedConsole();
    const { origin } = scripted.console;
    const page = await fetch(origin, { headers: { accept: "text/html" } });
    expect(page.status).toBe(401);
    expect(await page.text()).toContain("npx terrace console");
    const answer = await fetch(`${origin}/api/platform`);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { code: "UNAUTHENTICATED" } });
    expect((await fetch(`${origin}/?token=wrong`)).status).toBe(401);
  });

  it("lets in by the token, and another origin not even then", async () => {
    await using scripted = await startScriptedConsole();
    const { base, headers } = await enter(scripted);
    const page = await fetch(base, { headers });
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(await page.text()).toContain(`<base href="${new URL(base).pathname}">`);
    expect((await fetch(`${base}assets/app-1.js`, { headers })).headers.get("content-type")).toContain("javascript");
    expect((await fetch(`${base}assets/..%2Fapp-1.js`, { headers })).status).toBe(404);
    const foreign = { ...headers, origin: "http://127.0.0.1:1" };
    expect((await fetch(`${base}api/platform`, { headers: foreign })).status).toBe(403);
    expect(await (await fetch(`${base}api/platform`, { headers })).json()).toMatchObject({ platform: "films" });
  });

  it("streams what is known and what comes, asks once for all who look, and nothing while nobody does", async () => {
    await using scripted = await startScriptedConsole();
    const { control } = scripted;
    control.answers.set("GET /status", { platform: "films" }).set("follow /events", true);
    const { base, headers } = await enter(scripted);
    expect(control.asked).toEqual([]);
    const leaving = new AbortController();
    const open = () => read(`${base}api/stream?topics=status,events,alarms`, { headers, signal: leaving.signal });
    const [one, two] = [open(), open()];
    expect(await one.until("event: status")).toContain('"kind":"whole","value":{"platform":"films"}');
    expect(await one.until("event: alarms")).toContain('"kind":"absent","route":"/alarms"');
    await two.until("event: status");
    expect(control.asked.filter((call) => call === "GET /status")).toHaveLength(1);
    control.answers.set("GET /status", { platform: "films", tasks: 2 });
    control.tell("/events", { id: 1, event: { type: "process-ready", name: "films-1" } });
    expect(await one.until('"tasks":2')).toContain("event: status");
    expect(await two.until("films-1")).toContain("event: events");
    leaving.abort();
  });

  it("says at once that the control plane is gone, and that it is back", async () => {
    await using scripted = await startScriptedConsole();
    const { control } = scripted;
    control.answers.set("GET /status", { platform: "films" }).set("follow /events", true);
    const { base, headers } = await enter(scripted);
    const leaving = new AbortController();
    const stream = read(`${base}api/stream?topics=status`, { headers, signal: leaving.signal });
    await stream.until('"platform":"films"');
    await expect.poll(() => control.followers("/events")).toBe(1);
    control.setAway(true);
    await stream.until('"kind":"away"');
    control.answers.set("GET /status", { platform: "films", tasks: 3 });
    control.setAway(false);
    expect(await stream.until('"tasks":3')).toContain("event: status");
    leaving.abort();
  });

  it("passes a retry on, from its own pages alone", async () => {
    await using scripted = await startScriptedConsole();
    scripted.control.answers.set("POST /queues/films/retry", { revived: ["1"], left: [] });
    const { base, headers } = await enter(scripted);
    const { origin } = scripted.console;
    const post = (more: Record<string, string>, body: string) =>
      fetch(`${base}api/queues/films/retry`, { method: "POST", headers: { ...headers, ...more }, body });
    const own = { origin, "content-type": "application/json" };
    expect((await post({ "content-type": "application/json" }, "{}")).status).toBe(403);
    expect((await post({ ...own, origin: "http://evil.example" }, "{}")).status).toBe(403);
    expect((await post(own, "no json")).status).toBe(400);
    const passed = await post(own, '{"ids":["1"]}');
    expect(await passed.json()).toEqual({ revived: ["1"], left: [] });
    expect(scripted.control.asked).toEqual(['POST /queues/films/retry {"ids":["1"]}']);
  });

  it("shows the document without its script and without links that lead nowhere", async () => {
    await using scripted = await startScriptedConsole();
    const { base, headers } = await enter(scripted);
    const document = await fetch(`${base}document?theme=dark`, { headers });
    expect(document.headers.get("content-security-policy")).toContain("sandbox");
    const text = await document.text();
    expect(text).toContain('<html data-theme="dark" lang="en">');
    expect(text).not.toContain("evil");
    expect(text).toContain('<a href="#data">Data</a><a>file</a>');
  });
});

/** Reads a stream until a text has come; gives what has come since the last time. */
function read(url: string, init: RequestInit) {
  let text = "";
  const decoder = new TextDecoder();
  const reader = fetch(url, init).then((response) => response.body?.getReader());
  return {
    async until(wanted: string): Promise<string> {
      while (!text.includes(wanted) || !text.slice(text.indexOf(wanted)).includes("\n\n")) {
        const chunk = await (await reader)?.read();
        if (chunk === undefined || chunk.done) throw new Error(`it ended without ${wanted}:\n${text}`);
        text += decoder.decode(chunk.value, { stream: true });
      }
      return text;
    },
  };
}
