import {
  type Load,
  type LoadRequest,
  type Population,
  type RevisionReader,
  runLoad,
} from "../../adapters/verify/src/index.ts";
import type { LoadReport } from "../../core/src/report/index.ts";
import { makeClip } from "../../tests/e2e/clip.ts";
import { follow, type Member, registerMember, upload } from "../../tests/e2e/member.ts";

/** Answers say which revision they come from. */
const REVISION: RevisionReader = { header: "x-revision" };

/** Longer than any deployment that is rehearsed. */
const LONGEST = 600_000;

/** Failures are counted here and no latencies: a request that is sent a little late asks the same, and one that is later is not sent and makes the run void. */
export const LATE = 500;

/** People enough that their writes do not wait for each other: each changes a row of their own. */
const MEMBERS = 6;

/** A token lives for 15 minutes, and no deployment for more than a few. */
const FRESH = 480_000;

/** A film that has been published, and people who look at it. */
export interface Stage {
  readonly url: string;
  readonly members: readonly Member[];
  readonly video: string;
  readonly playlist: string;
  /** Access tokens of everybody, not older than a few minutes. */
  readonly tokens: () => Promise<readonly string[]>;
}

/** Publishes a film as a person would, so that there is something to look at. */
export async function setStage(url: string): Promise<Stage> {
  const members: Member[] = [];
  for (let count = 0; count < MEMBERS; count++) members.push(await registerMember(url));
  const [member] = members;
  if (member === undefined) throw new Error("nobody is there");
  const video = await upload(member, await makeClip({ seconds: 4, size: "320x240" }));
  await follow(member, video, ({ state }) => state === "complete" || state === "playable");
  const answer = await member.call(`/api/videos/${video}/playback`, { method: "POST" });
  const { hls } = (await answer.json()) as { hls: string };
  let known = { at: Date.now(), tokens: members.map(({ accessToken }) => accessToken) };
  const tokens = async () => {
    if (Date.now() - known.at > FRESH) known = { at: Date.now(), tokens: await Promise.all(members.map(signIn)) };
    return known.tokens;
  };
  return { url, members, video, playlist: hls, tokens };

  async function signIn({ email, password }: Member): Promise<string> {
    const body = JSON.stringify({ email, password });
    const headers = { "content-type": "application/json" };
    const signedIn = await fetch(`${url}/api/auth/login`, { method: "POST", headers, body });
    if (!signedIn.ok) throw new Error(`sign-in answered ${signedIn.status}`);
    return ((await signedIn.json()) as { accessToken: string }).accessToken;
  }
}

/** Everybody who uses the platform while something is done to it, until that has ended. Requests a second are those of both services together. */
export async function underLoad<T>(
  stage: Stage,
  rate: number,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly report: LoadReport }> {
  const over = new AbortController();
  const begun = Promise.withResolvers<void>();
  const loading = runLoad(await loadOn(stage, rate), {
    signal: over.signal,
    onProgress: ({ elapsed }) => elapsed > 1_500 && begun.resolve(),
  });
  loading.catch(begun.reject);
  try {
    await begun.promise;
    const result = await work();
    over.abort();
    return { result, report: await loading };
  } finally {
    over.abort();
    await loading.catch(() => undefined);
  }
}

/** Those who hold a WebSocket, on which they are told of the film. */
export const SOCKETS = 20;

/** Readers and writers on kept and on new connections, those who hold a WebSocket, an upload in flight and viewers of a film. */
async function loadOn({ url, video, playlist, tokens }: Stage, rate: number): Promise<Load> {
  const everybody = await tokens();
  const authorization = { authorization: `Bearer ${everybody[0]}` };
  const ofEach = <T>(make: (headers: Record<string, string>) => readonly T[]): readonly T[] =>
    everybody.flatMap((token) => make({ authorization: `Bearer ${token}`, "content-type": "application/json" }));
  const reads = ofEach((headers) => [
    { path: "/api/users/profile", headers },
    { path: `/api/videos/${video}`, headers },
  ]);
  const writes = ofEach((headers) => [
    { method: "PATCH", path: "/api/users/profile", headers, body: '{"bio":"{sequence}"}' },
    { method: "POST", path: `/api/videos/${video}/playback`, headers, body: "{}" },
  ]);
  const http = (name: `${"kept" | "new"} ${string}`, share: number, requests: readonly LoadRequest[]): Population => ({
    ...{ kind: "http", name, connection: name.startsWith("kept") ? "kept" : "new", requests, arrivals: "random" },
    rate: [{ for: LONGEST, from: rate * share }],
  });
  const metadata = {
    title: "In flight",
    category: "power-move",
    visibility: "private",
    filename: "flight.mp4",
    filetype: "video/mp4",
  };
  return {
    ...{ target: url, seed: Date.now() % 1_000_000, revision: REVISION, lagLimit: LATE, lateAfter: LATE },
    populations: [
      http("kept GET", 0.4, reads),
      http("kept POST and PATCH", 0.2, writes),
      http("new GET", 0.25, reads),
      http("new POST and PATCH", 0.15, writes),
      {
        ...{
          kind: "upload",
          name: "upload by tus",
          uploads: 2,
          path: "/api/videos/upload",
          headers: authorization,
          metadata,
        },
        ...{ size: 1_000_000_000, chunk: 65_536, every: 500, for: LONGEST },
      },
      {
        ...{
          kind: "socket",
          name: "WebSockets",
          sockets: SOCKETS,
          path: "/api/videos/live",
          every: 1_000,
          for: LONGEST,
        },
        greetings: [
          { type: "authenticate", token: everybody[0] },
          { type: "subscribe", ids: [video] },
        ].map((message) => JSON.stringify(message)),
      },
      { kind: "playback", name: "viewers of HLS", viewers: 4, paths: [playlist], segment: 2_000, for: LONGEST },
    ],
  };
}
