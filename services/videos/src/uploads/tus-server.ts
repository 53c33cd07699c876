import type { User } from "@terrace/service-kit/auth";
import { AppError } from "@terrace/service-kit/errors";
import { toAppError } from "@terrace/service-kit/http";
import { newId } from "@terrace/service-kit/id";
import type { Logger } from "@terrace/service-kit/log";
import { Server } from "@tus/server";
import type { Config } from "../config.ts";
import { findUpload } from "../store/upload.ts";
import { createUpload, uploadLifetime } from "./create-upload.ts";
import { type FinishDeps, finishUpload } from "./finish-upload.ts";
import { Spool } from "./spool.ts";
import { createUploadLocker } from "./upload-locker.ts";

/** Path of the upload endpoint; an upload is one level below. */
export const uploadPath = "/api/videos/upload";

/** Who sent a request, as the route found out before tus sees it. */
export interface Caller {
  readonly user: User;
  readonly idempotencyKey: string | null;
}

/** tus 1.0 as a function from request to response. */
export interface Tus {
  /** @throws AppError for every refusal, so that errors look as everywhere else. */
  handle(request: Request, caller: Caller | null): Promise<Response>;
}

/** Sets up tus over the spool: one writer per upload across processes, owner checked on every verb, limits before the bytes. */
export function createTus(deps: FinishDeps & { readonly config: Config; readonly log: Logger }): Tus {
  const callers = new WeakMap<Request, Caller>();
  const refusals = new WeakMap<Request, AppError>();
  const callerOf = (request: Request): Caller => {
    const caller = callers.get(request);
    if (caller === undefined) throw new AppError("UNAUTHENTICATED");
    return caller;
  };
  const server = new Server({
    path: uploadPath,
    relativeLocation: true,
    maxSize: deps.config.UPLOAD_MAX_BYTES,
    lockDrainTimeout: 500,
    disableTerminationForFinishedUploads: true,
    locker: createUploadLocker(deps.db, deps.log),
    datastore: new Spool({
      db: deps.db,
      directory: deps.spool,
      expiration: uploadLifetime,
      finish: (id) => finishUpload(deps, id),
    }),
    namingFunction: () => newId(),
    onUploadCreate: async (request, upload) => {
      await createUpload(deps, upload, callerOf(request));
      return {};
    },
    onIncomingRequest: async (request, id) => {
      if (request.method === "POST") return;
      const upload = isUuid(id) ? await findUpload(deps.db, id) : undefined;
      if (upload === undefined)
        throw new AppError("NOT_FOUND", { message: "There is no such upload. It may have expired." });
      if (upload.user_id !== callerOf(request).user.id)
        throw new AppError("FORBIDDEN", { message: "This upload belongs to another account." });
    },
    onUploadFinish: async (_request, upload) => {
      await finishUpload(deps, upload.id);
      return {};
    },
    onResponseError: (request, error) => {
      refusals.set(request, toRefusal(error));
      return undefined;
    },
  });
  return {
    async handle(request, caller) {
      if (caller !== null) callers.set(request, caller);
      const response = await server.handleWeb(request);
      const refusal =
        refusals.get(request) ??
        (response.status >= 400 ? toRefusal({ status_code: response.status, body: await response.text() }) : undefined);
      if (refusal !== undefined) throw refusal;
      return response;
    },
  };
}

/** tus speaks in statuses and plain sentences; ours have codes. */
const codes: Readonly<Record<number, string>> = {
  400: "VALIDATION_FAILED",
  403: "VALIDATION_FAILED",
  404: "NOT_FOUND",
  409: "CONFLICT",
  410: "GONE",
  412: "TUS_VERSION_UNSUPPORTED",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  423: "UPLOAD_LOCKED",
  501: "TUS_EXTENSION_UNSUPPORTED",
};

function toRefusal(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { status_code: status, body } = error as { status_code?: number; body?: string };
  const code = status === undefined ? undefined : codes[status];
  if (status === undefined || code === undefined) return toAppError(error);
  return new AppError(code, {
    status: status === 403 ? 400 : status,
    message: `${(body ?? "").trim().replace(/\.$/, "")}.`,
    ...(status === 423 ? { retryAfter: 1 } : {}),
  });
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
