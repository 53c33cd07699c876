import { randomUUID } from "node:crypto";
import type { Video } from "../contract.ts";
import type { Rig } from "./rig.ts";

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at whatever the service said.
  readonly body: any;
}

/** One signed-in person. */
export interface Client {
  readonly id: string;
  readonly token: string;
  send(method: string, path: string, options?: { body?: unknown; headers?: Record<string, string> }): Promise<Answer>;
  /** Creates an upload. */
  create(size: number, metadata?: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
  /** Sends bytes at an offset. */
  patch(id: string, bytes: Uint8Array<ArrayBuffer>, offset: number): Promise<Answer>;
  head(id: string): Promise<Answer>;
  /** Uploads a whole file in one go and returns the video's id. */
  upload(bytes: Uint8Array<ArrayBuffer>, metadata?: Record<string, string>): Promise<string>;
  video(id: string): Promise<Video>;
}

/** Signs somebody in. */
export async function signIn(
  rig: Rig,
  { username = "dancer", permissions }: { username?: string; permissions?: string[] } = {},
): Promise<Client> {
  const id = randomUUID();
  const token = await rig.signer.sign({ id, username, ...(permissions ? { permissions } : {}) });
  const call = async (
    method: string,
    path: string,
    { headers, body }: { headers: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> },
  ): Promise<Answer> => {
    const response = await fetch(`${rig.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== "" ? JSON.parse(text) : text,
    };
  };
  const tus = { "tus-resumable": "1.0.0" };
  const client: Client = {
    id,
    token,
    send: (method, path, { body, headers = {} } = {}) =>
      body === undefined
        ? call(method, path, { headers })
        : call(method, path, {
            headers: { "content-type": "application/json", ...headers },
            body: JSON.stringify(body),
          }),
    create: (size, metadata = {}, headers = {}) =>
      call("POST", "/api/videos/upload", {
        headers: {
          ...tus,
          "upload-length": String(size),
          "upload-metadata": encodeMetadata({ title: "Windmill", ...metadata }),
          ...headers,
        },
      }),
    patch: (upload, bytes, offset) =>
      call("PATCH", `/api/videos/upload/${upload}`, {
        headers: { ...tus, "content-type": "application/offset+octet-stream", "upload-offset": String(offset) },
        body: bytes,
      }),
    head: (upload) => call("HEAD", `/api/videos/upload/${upload}`, { headers: tus }),
    async upload(bytes, metadata) {
      const created = await client.create(bytes.length, metadata);
      const video = created.headers.get("video-id");
      if (created.status !== 201 || video === null)
        throw new Error(`not created: ${created.status} ${JSON.stringify(created.body)}`);
      const sent = await client.patch(video, bytes, 0);
      if (sent.status !== 204) throw new Error(`not sent: ${sent.status} ${JSON.stringify(sent.body)}`);
      return video;
    },
    video: async (video) => (await client.send("GET", `/api/videos/${video}`)).body as Video,
  };
  return client;
}

function encodeMetadata(metadata: Record<string, string>): string {
  return Object.entries(metadata)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`)
    .join(",");
}
