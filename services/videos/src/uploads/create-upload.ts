import type { User } from "@terrace/service-kit/auth";
import { runTransaction } from "@terrace/service-kit/db";
import { AppError } from "@terrace/service-kit/errors";
import type { Storage } from "@terrace/service-kit/storage";
import { annotate } from "@terrace/service-kit/trace";
import type { Upload } from "@tus/server";
import type { Config } from "../config.ts";
import { toFailure } from "../domain/failure.ts";
import { readUploadMetadata } from "../domain/upload-metadata.ts";
import type { Db } from "../store/tables.ts";
import { insertUpload, reserveQuota } from "../store/upload.ts";

/** How long an unfinished upload may pause: 7 days, in milliseconds. */
export const uploadLifetime = 7 * 24 * 3_600_000;

/** Room that must stay free on the disk after an upload, in bytes. */
const reserve = 16 * 1024 * 1024;

/** Who creates an upload, and under which key a repetition would come. */
export interface Creation {
  readonly user: User;
  readonly idempotencyKey: string | null;
}

/** Accepts or refuses an upload before any of its bytes: description, emptiness, quota and room on the disk. (BRQ-TRACE-02) */
export async function createUpload(
  deps: { readonly db: Db; readonly storage: Storage; readonly config: Pick<Config, "UPLOAD_QUOTA_BYTES"> },
  upload: Upload,
  { user, idempotencyKey }: Creation,
): Promise<void> {
  const raw = upload.metadata ?? {};
  const metadata = readUploadMetadata(raw);
  const size = upload.size ?? 0;
  annotate({ videoId: upload.id, uploadSize: size });
  if (size === 0) throw new AppError("EMPTY_FILE", { status: 400, message: toFailure("EMPTY_FILE").message });
  if ((await deps.storage.freeBytes()) < size + reserve) throw new AppError("INSUFFICIENT_STORAGE");
  await runTransaction(deps.db, async (transaction) => {
    const used = await reserveQuota(transaction, user.id);
    if (used + size > deps.config.UPLOAD_QUOTA_BYTES) throw quotaExceeded(deps.config.UPLOAD_QUOTA_BYTES - used);
    const expiresAt = new Date(Date.now() + uploadLifetime);
    await insertUpload(transaction, {
      ...metadata,
      id: upload.id,
      user,
      size,
      metadata: raw,
      idempotencyKey,
      expiresAt,
    });
  });
}

function quotaExceeded(left: number): AppError {
  const room = Math.max(0, Math.floor(left / 1_000_000));
  return new AppError("QUOTA_EXCEEDED", {
    status: 413,
    message: `Your account has room for ${room} MB more. Delete a video to make room for this one.`,
  });
}
