import { DetailedError, type HttpResponse, Upload as TusUpload } from "tus-js-client";
import { ApiError } from "../../api/api-error.ts";
import { browserSession } from "../../api/browser-session.ts";
import { createHttpStack } from "./http-stack.ts";
import type { UploadEvent } from "./upload.ts";

const endpoint = "/api/videos/upload";
const chunkBytes = 16_000_000;
/** Half a minute of patience that starts anew with every byte that gets through; then `online` or a person goes on. */
const retryDelays = [0, 500, 1_000, 2_000, 4_000, 8_000, 15_000];

/** A connection that moves no byte for so long is dead, although nothing has said so; milliseconds. */
const silence = 30_000;

/** A running transfer of one file. */
export interface Transfer {
  pause(): void;
  resume(): void;
  /** Stops and takes back what the server has. */
  abandon(): Promise<void>;
}

export interface TransferOptions {
  metadata: Record<string, string>;
  /** Goes on with an upload that the server knows instead of beginning one. */
  videoId?: string | undefined;
  onEvent: (event: UploadEvent) => void;
}

/** Sends a file by tus 1.0. A file that this browser began to send before goes on where it stopped. */
export function startTransfer(file: Blob, { metadata, videoId, onEvent }: TransferOptions): Transfer {
  let lastToken: string | null = null;
  let watch: ReturnType<typeof setTimeout> | undefined;
  const upload = new TusUpload(file, {
    endpoint,
    uploadUrl: videoId === undefined ? null : `${endpoint}/${videoId}`,
    metadata,
    httpStack: createHttpStack(),
    chunkSize: chunkBytes,
    retryDelays,
    removeFingerprintOnSuccess: true,
    async onBeforeRequest(request) {
      lastToken = await browserSession().token();
      if (lastToken !== null) request.setHeader("Authorization", `Bearer ${lastToken}`);
    },
    async onAfterResponse(_, response) {
      const id = response.getHeader("Video-Id");
      if (id) onEvent({ type: "created", videoId: id });
      if (response.getStatus() === 401 && lastToken !== null) await browserSession().renew(lastToken);
    },
    onShouldRetry(error) {
      const again = isPassing(error.originalResponse);
      if (again) onEvent({ type: "interrupted" });
      return again;
    },
    onUploadUrlAvailable() {
      const id = upload.url?.split("/").at(-1);
      if (id) onEvent({ type: "created", videoId: id });
    },
    onProgress(sent) {
      guard();
      onEvent({ type: "progressed", sent });
    },
    onSuccess() {
      clearTimeout(watch);
      onEvent({ type: "finished" });
    },
    onError: (error) => {
      clearTimeout(watch);
      const event = failure(error);
      onEvent(event.error.status === 0 ? { type: "interrupted" } : event);
    },
  });
  void begin(upload, videoId === undefined);
  return {
    pause,
    resume: () => upload.start(),
    abandon() {
      clearTimeout(watch);
      return upload.abort(true);
    },
  };

  function pause() {
    clearTimeout(watch);
    void upload.abort();
  }

  function guard() {
    clearTimeout(watch);
    watch = setTimeout(() => {
      onEvent({ type: "interrupted" });
      void upload.abort().then(() => upload.start());
    }, silence);
  }
}

async function begin(upload: TusUpload, mayResume: boolean): Promise<void> {
  const [previous] = mayResume ? await upload.findPreviousUploads() : [];
  if (previous !== undefined) upload.resumeFromPreviousUpload(previous);
  upload.start();
}

/** Whether the same request may succeed later: no answer, a busy server, a lock, or a token that was just renewed. */
function isPassing(response: HttpResponse | null): boolean {
  const status = response?.getStatus() ?? 0;
  return status === 0 || (status >= 500 && status !== 507) || [401, 409, 423, 429].includes(status);
}

function failure(error: Error | DetailedError): { type: "failed"; error: ApiError } {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  const status = response?.getStatus() ?? 0;
  const { code, message, field } = readBody(response?.getBody() ?? "");
  const fallback = status === 0 ? "UNREACHABLE" : status === 413 ? "PAYLOAD_TOO_LARGE" : "UNAVAILABLE";
  return {
    type: "failed",
    error: new ApiError({ status, code: code ?? fallback, message: message ?? error.message, field: field ?? null }),
  };
}

function readBody(body: string): { code?: string; message?: string; field?: string | null } {
  try {
    const { error } = JSON.parse(body) as {
      error?: { code?: string; message?: string; details?: { field?: string } | null };
    };
    return {
      ...(error?.code && { code: error.code }),
      ...(error?.message && { message: error.message }),
      field: error?.details?.field ?? null,
    };
  } catch {
    return {};
  }
}
