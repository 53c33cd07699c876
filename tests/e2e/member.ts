import { randomBytes } from "node:crypto";
import { Upload } from "tus-js-client";

/** A registered person with a way to call the API. */
export interface Member {
  readonly url: string;
  readonly username: string;
  readonly email: string;
  readonly password: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Calls the API with the access token and returns the raw response. */
  readonly call: (path: string, init?: RequestInit) => Promise<Response>;
}

/** The fields of a video that the tests look at. */
export interface Video {
  readonly id: string;
  readonly title: string;
  readonly owner: { readonly username: string };
  readonly state: string;
  readonly stage: string;
  readonly progress: number;
  readonly visibility: string;
  readonly duration: number | null;
  readonly height: number | null;
  readonly poster: string | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
}

export interface UploadOptions {
  readonly title?: string;
  readonly visibility?: "public" | "private";
  readonly filename?: string;
  readonly filetype?: string;
  readonly chunkSize?: number;
  /** Sent with every request, such as a `traceparent`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Called after each acknowledged chunk with the bytes that the server has. */
  readonly onChunk?: (accepted: number) => Promise<void> | void;
}

/** Registers a new person under a name that no other test uses. */
export async function registerMember(url: string): Promise<Member> {
  const username = `dancer_${randomBytes(5).toString("hex")}`;
  const email = `${username}@example.org`;
  const password = randomBytes(12).toString("base64url");
  const answer = await fetch(`${url}/api/auth/register`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, email, password }),
  });
  if (answer.status !== 201) throw new Error(`register answered ${answer.status}: ${await answer.text()}`);
  const { accessToken, refreshToken } = (await answer.json()) as { accessToken: string; refreshToken: string };
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, {
      ...init,
      headers: { ...(init.headers as object), authorization: `Bearer ${accessToken}` },
    });
  return { url, username, email, password, accessToken, refreshToken, call };
}

/** Uploads by tus, in chunks, retrying as a browser would; resolves with the video's id once the last byte is acknowledged. */
export function upload(member: Member, bytes: Buffer, options: UploadOptions = {}): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let id = "";
  const transfer = new Upload(bytes, {
    endpoint: `${member.url}/api/videos/upload`,
    chunkSize: options.chunkSize ?? 4_194_304,
    retryDelays: [100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000],
    headers: { ...options.headers, authorization: `Bearer ${member.accessToken}` },
    metadata: {
      title: options.title ?? "Windmill",
      description: "Recorded in the kitchen",
      category: "power-move",
      tags: "windmill,practice",
      visibility: options.visibility ?? "public",
      filename: options.filename ?? "move.mp4",
      filetype: options.filetype ?? "video/mp4",
    },
    onAfterResponse: (_request, response) => {
      id = response.getHeader("Video-Id") ?? id;
    },
    onChunkComplete: (_size, accepted) => void options.onChunk?.(accepted),
    onSuccess: () => resolve(id),
    onError: reject,
  });
  transfer.start();
  return promise;
}

/** Follows a video's events until `reached` says so; fails when the video fails and that was not asked for. */
export async function follow(member: Member, id: string, reached: (video: Video) => boolean): Promise<Video> {
  for (;;) {
    const found = await followOnce(member, id, reached).catch(() => null);
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function followOnce(member: Member, id: string, reached: (video: Video) => boolean): Promise<Video | null> {
  const response = await member.call(`/api/videos/${id}/events`);
  if (!response.ok || response.body === null) return null;
  let rest = "";
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + piece).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const data = block
        .split("\n")
        .filter((line) => line.startsWith("data:"))
        .map((line) => line.slice(5))
        .join("");
      if (data === "") continue;
      const video = JSON.parse(data) as Video;
      if (reached(video) || video.state === "failed") return video;
    }
  }
  return null;
}
