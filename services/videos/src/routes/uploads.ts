import { Readable } from "node:stream";
import { type User, userOf } from "@terrace/service-kit/auth";
import { AppError } from "@terrace/service-kit/errors";
import type { HttpApp } from "@terrace/service-kit/http";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Upload, UploadList } from "../../contract.ts";
import type { Config } from "../config.ts";
import type { Deps } from "../deps.ts";
import { findUploadByKey, listUnfinished } from "../store/upload.ts";
import { spooledBytes } from "../uploads/spool.ts";
import { createTus, uploadPath } from "../uploads/tus-server.ts";

/** tus 1.0 below /api/videos/upload, and the list of unfinished uploads, from which another tab or device can go on. */
export function addUploads(app: HttpApp, config: Config, deps: Deps): void {
  const tus = createTus({ ...deps, config });
  // The bytes are streamed to the disk, never collected.
  app.addContentTypeParser("application/offset+octet-stream", (_request, payload, done) => done(null, payload));

  async function answer(request: FastifyRequest, reply: FastifyReply, user: User | null): Promise<FastifyReply> {
    const idempotencyKey = keyOf(request);
    try {
      const response = await tus.handle(toWebRequest(request), user && { user, idempotencyKey });
      const location = response.headers.get("location");
      if (location !== null) reply.header("video-id", location.slice(uploadPath.length + 1));
      for (const name of answered) {
        const value = response.headers.get(name);
        if (value !== null) reply.header(name, value);
      }
      return reply.status(response.status).send();
    } catch (error) {
      // The rest of a refused body would otherwise be read as the next request.
      if (!request.raw.complete) reply.header("connection", "close");
      throw error;
    }
  }

  app.route({ method: "OPTIONS", url: uploadPath, handler: (request, reply) => answer(request, reply, null) });
  app.route({
    method: "POST",
    url: uploadPath,
    onRequest: deps.auth.requirePermission("create:video"),
    handler: async (request, reply) => {
      const user = userOf(request);
      const key = keyOf(request);
      const before = key === null ? undefined : await findUploadByKey(deps.db, user.id, key);
      if (before === undefined) return answer(request, reply, user);
      const headers = {
        "tus-resumable": "1.0.0",
        location: `${uploadPath}/${before.video_id}`,
        "video-id": before.video_id,
      };
      return reply.status(201).headers(headers).send();
    },
  });
  app.route({
    method: ["HEAD", "PATCH", "DELETE"],
    url: `${uploadPath}/:id`,
    onRequest: deps.auth.requireUser,
    handler: (request, reply) => answer(request, reply, userOf(request)),
  });

  app.get("/api/videos/uploads", { onRequest: deps.auth.requireUser }, async (request): Promise<UploadList> => {
    const rows = await listUnfinished(deps.db, userOf(request).id);
    const uploads = await Promise.all(
      rows.map(async (row): Promise<Upload | undefined> => {
        const offset = await spooledBytes(deps.spool, row.video_id);
        return offset === undefined ? undefined : { ...describe(row), offset };
      }),
    );
    return { items: uploads.filter((upload) => upload !== undefined) };
  });
}

/** Headers of tus' answers that callers get; the rest is for other origins. */
const answered = [
  ...["tus-resumable", "tus-version", "tus-extension", "tus-max-size", "location", "cache-control"],
  ...["upload-offset", "upload-length", "upload-metadata", "upload-expires"],
];

/** Headers of a request that tus is to see. */
const asked = [
  "tus-resumable",
  "upload-length",
  "upload-offset",
  "upload-metadata",
  "upload-defer-length",
  "upload-concat",
  "content-type",
  "content-length",
];

function toWebRequest(request: FastifyRequest): Request {
  const headers = new Headers();
  for (const name of asked) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  const hasBody = request.method === "PATCH" || request.method === "POST";
  return new Request(new URL(request.url, "http://internal"), {
    method: request.method,
    headers,
    ...(hasBody ? { body: Readable.toWeb(request.raw) as ReadableStream, duplex: "half" } : {}),
  });
}

function keyOf(request: FastifyRequest): string | null {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return null;
  if (typeof key === "string" && key.length > 0 && key.length <= 255) return key;
  throw new AppError("VALIDATION_FAILED", {
    message: "Idempotency-Key must have 1 to 255 characters.",
    details: { field: "idempotency-key" },
  });
}

function describe(row: Awaited<ReturnType<typeof listUnfinished>>[number]): Omit<Upload, "offset"> {
  return {
    id: row.video_id,
    title: row.title,
    filename: row.filename,
    size: row.size,
    location: `${uploadPath}/${row.video_id}`,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  };
}
