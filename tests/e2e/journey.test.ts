import { beforeAll, describe, expect, inject, it, vi } from "vitest";
import { makeClip } from "./clip.ts";
import { follow, type Member, registerMember, upload, type Video } from "./member.ts";

const { url } = inject("platform");

interface Playback {
  readonly hls: string;
  readonly dash: string;
  readonly poster: string;
  readonly storyboard: string;
  readonly expiresAt: string;
}

describe("a video's life through the edge", () => {
  let owner: Member;
  let id: string;
  let playback: Playback;

  beforeAll(async () => {
    owner = await registerMember(url);
    id = await upload(owner, await makeClip({ seconds: 6, size: "640x360" }), {
      title: "Six step",
      visibility: "private",
    });
    const video = await follow(owner, id, ({ state }) => state === "complete");
    expect(video).toMatchObject({ state: "complete", progress: 1, failure: null });
    playback = (await (await owner.call(`/api/videos/${id}/playback`, { method: "POST" })).json()) as Playback;
  });

  it("plays for its owner: playlist, every rung, every segment, poster and storyboard under one grant", async () => {
    const master = await text(playback.hls);
    const rungs = master.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    expect(rungs.length).toBeGreaterThanOrEqual(2);
    for (const rung of rungs) {
      const address = new URL(rung, new URL(playback.hls, url));
      const files = segmentsOf(await text(address.href));
      expect(files.length).toBeGreaterThanOrEqual(2);
      for (const file of files) expect((await fetch(new URL(file, address))).status).toBe(200);
    }
    expect(await text(playback.dash)).toContain("<MPD");
    expect((await fetch(new URL(playback.poster, url))).headers.get("content-type")).toBe("image/jpeg");
    expect(await text(playback.storyboard)).toContain("WEBVTT");
  });

  it("hides from everybody else, and is 404, not 403", async () => {
    const other = await registerMember(url);
    expect((await other.call(`/api/videos/${id}`)).status).toBe(404);
    expect((await fetch(`${url}/api/videos/${id}`)).status).toBe(404);
    expect((await other.call(`/api/videos/${id}/playback`, { method: "POST" })).status).toBe(404);
  });

  it("refuses a forged signature, and an expiry that was not signed", async () => {
    const [, media, signature, expiry, ...rest] = new URL(playback.hls, url).pathname.split("/");
    const forged = [...(signature ?? "")].reverse().join("");
    expect((await fetch(`${url}/${media}/${forged}/${expiry}/${rest.join("/")}`)).status).toBe(403);
    expect((await fetch(`${url}/${media}/${signature}/${Number(expiry) + 1}/${rest.join("/")}`)).status).toBe(403);
  });

  it("answers parts of a segment, so that a player can seek", async () => {
    const answer = await fetch(new URL(playback.poster, url), { headers: { range: "bytes=0-9" } });
    expect(answer.status).toBe(206);
    expect((await answer.arrayBuffer()).byteLength).toBe(10);
  });

  it("appears in lists once it is public, and under /api/v1 too", async () => {
    const changed = await owner.call(`/api/videos/${id}`, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ title: "Six step, slowly", visibility: "public", tags: ["basics"], category: "footwork" }),
    });
    expect(changed.status).toBe(200);
    const list = (await (await owner.call("/api/v1/videos?category=footwork&tag=basics&limit=50")).json()) as {
      items: Video[];
    };
    expect(list.items.find((video) => video.id === id)).toMatchObject({
      title: "Six step, slowly",
      visibility: "public",
    });
  });

  it("bears its owner's new name, and is not sent again to who has it", async () => {
    const username = `${owner.username}_new`;
    const renamed = await owner.call("/api/users/profile", {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username }),
    });
    expect(renamed.status).toBe(200);
    const shown = async () => ((await (await fetch(`${url}/api/videos/${id}`)).json()) as Video).owner.username;
    await expect.poll(shown).toBe(username);
    const etag = (await fetch(`${url}/api/videos/${id}`)).headers.get("etag") ?? "";
    expect((await fetch(`${url}/api/videos/${id}`, { headers: { "if-none-match": etag } })).status).toBe(304);
  });

  it("is on a page that has one policy, its site's, beside the headers of the edge", async () => {
    const { headers } = await fetch(`${url}/watch/${id}`, { headers: { accept: "text/html" } });
    expect(headers.get("content-security-policy")).toMatch(/^[^,]*'nonce-[^,]*$/);
    expect(headers.get("permissions-policy")).toBe("camera=(self), microphone=(self), geolocation=()");
    expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("is gone with all its objects when it is deleted", async () => {
    expect((await owner.call(`/api/videos/${id}`, { method: "DELETE" })).status).toBe(204);
    expect((await owner.call(`/api/videos/${id}`)).status).toBe(404);
    // The edge may hold a file open for one second after its last use.
    for (const path of [playback.hls, playback.poster]) {
      await vi.waitFor(async () => expect((await fetch(new URL(path, url))).status).toBe(404), { timeout: 10_000 });
    }
  });

  it("answers every error with a code, a sentence and a request id", async () => {
    const answer = await fetch(`${url}/api/nowhere`);
    const body = (await answer.json()) as {
      error: { code: string; message: string; requestId: string; timestamp: string };
    };
    expect(answer.status).toBe(404);
    expect(body.error.code).toBe("NOT_FOUND");
    expect(body.error.requestId).toBe(answer.headers.get("x-request-id"));
  });
});

async function text(path: string): Promise<string> {
  const answer = await fetch(new URL(path, url));
  expect(answer.status).toBe(200);
  return answer.text();
}

/** Addresses of all media in a playlist, the initialization segment included. */
function segmentsOf(playlist: string): readonly string[] {
  const map = /#EXT-X-MAP:URI="([^"]+)"/.exec(playlist)?.[1];
  const segments = playlist.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return map === undefined ? segments : [map, ...segments];
}
