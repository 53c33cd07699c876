import { statSync } from "node:fs";
import { request } from "node:http";
import { describe, expect, it } from "vitest";
import { plannedTask } from "../testing/planned-task.ts";
import { startRig } from "../testing/rig.ts";
import { callControl, controlEvents, controlSocket } from "./client.ts";

describe("the control API", () => {
  it("is read only on its port: same status as on the socket, JSON errors, no other method", async () => {
    await using rig = await startRig();
    const { controlUrl } = await rig.up([plannedTask("edge")]);
    expect(await ask(`${controlUrl}/status`)).toMatchObject({ status: 200, body: await rig.status() });
    expect(await ask(`${controlUrl}/health`)).toMatchObject({ status: 200, body: { status: "ok" } });
    expect(await ask(`${controlUrl}/nowhere`)).toMatchObject({ status: 404, body: { error: { code: "NOT_FOUND" } } });
    expect(await ask(`${controlUrl}/stop`, { method: "POST" })).toMatchObject({
      status: 405,
      body: { error: { code: "METHOD_NOT_ALLOWED" } },
    });
    expect((await rig.status()).tasks[0]?.health).toBe("healthy");
  });

  it("answers nobody who came by another name, as a page of another site would", async () => {
    await using rig = await startRig();
    const { controlUrl } = await rig.up([plannedTask("edge")]);
    for (const path of ["/status", "/events"]) {
      const answer = await ask(`${controlUrl}${path}`, {
        headers: { host: `evil.example:${new URL(controlUrl).port}` },
      });
      expect(answer).toMatchObject({ status: 421, body: { error: { code: "MISDIRECTED_REQUEST" } } });
    }
    const { headers } = await ask(`${controlUrl}/status`, { headers: { origin: "http://evil.example" } });
    expect(Object.keys(headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  it("streams what happened from the first event on, as server-sent events", async () => {
    await using rig = await startRig();
    const { controlUrl } = await rig.up([plannedTask("edge")]);
    const response = await fetch(`${controlUrl}/events`);
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    let text = "";
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      if (text.includes("event: platform-ready")) break;
    }
    expect(text).toMatch(
      /^id: 1\nevent: process-starting\ndata: \{"at":"[^"]+","type":"process-starting","name":"edge"/,
    );
  });

  it("is followed until the reader's signal fires, also while nothing happens", async () => {
    await using rig = await startRig();
    await rig.up([plannedTask("edge")]);
    const stopped = new AbortController();
    const types: string[] = [];
    for await (const { event } of controlEvents(rig.state, 0, stopped.signal)) {
      types.push(event.type);
      if (event.type === "platform-ready") setImmediate(() => stopped.abort());
    }
    expect(types).toContain("platform-ready");
  });

  it("has a socket that only its owner may open, and full rights there", async () => {
    await using rig = await startRig();
    await rig.up([plannedTask("edge")]);
    expect(statSync(controlSocket(rig.state)).mode & 0o777).toBe(0o600);
    expect(await callControl(rig.state, "GET /logs/edge?lines=5")).toEqual({ name: "edge", lines: [] });
    await expect(callControl(rig.state, "GET /logs/..%2F..%2Fsettings")).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(callControl(rig.state, "POST /restart/nobody")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const back = rig.next((event) => event.type === "process-ready");
    await callControl(rig.state, "POST /restart/edge");
    expect(await back).toMatchObject({ name: "edge", restarts: 1 });
  });
});

interface Asked {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** By hand, because fetch does not let a test lie in its Host header. */
function ask(url: string, options: { method?: string; headers?: Record<string, string> } = {}): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent: false, ...options }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      resolve({
        status: response.statusCode,
        headers: response.headers,
        body: JSON.parse(Buffer.concat(chunks).toString()),
      });
    });
    asked.once("error", reject);
    asked.end();
  });
}
