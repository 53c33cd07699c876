import { mkdir, open, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { AppError, isDiskFull } from "@terrace/service-kit/errors";
import { FileStore } from "@tus/file-store";
import { ERRORS, Upload } from "@tus/server";
import type { Db } from "../store/tables.ts";
import { findUpload } from "../store/upload.ts";
import { deleteVideo } from "../store/video.ts";

/** What the spool needs. */
export interface SpoolOptions {
  readonly db: Db;
  /** Folder of unfinished uploads: on the store's disk, so that a finished one is moved by renaming, but under no prefix whose objects expire. */
  readonly directory: string;
  /** How long an unfinished upload may pause, in milliseconds. */
  readonly expiration: number;
  /** Called, under the upload's lock, when all bytes are there and synced. */
  readonly finish: (id: string) => Promise<void>;
}

/** tus' file store with three differences: the description is in the database, what is acknowledged is synced, and a finished upload is finished even if the process that took its last byte died. */
export class Spool extends FileStore {
  readonly #options: SpoolOptions;

  constructor(options: SpoolOptions) {
    super({
      directory: options.directory,
      expirationPeriodInMilliseconds: options.expiration,
      configstore: {
        get: async (id) => toUpload(await findUpload(options.db, id)),
        set: async () => {}, // Created with the video, in one transaction.
        delete: async () => {}, // Deleted with the video.
      },
    });
    this.#options = options;
    // Quota and size are checked before the bytes, so the length must be known.
    this.extensions = ["creation", "creation-with-upload", "termination", "expiration"];
  }

  override async create(upload: Upload): Promise<Upload> {
    await mkdir(this.directory, { recursive: true });
    return super.create(upload).catch(rethrow);
  }

  /** Writes what comes and keeps it when the line breaks. The new offset is acknowledged after the disk has it. */
  override async write(source: Readable, id: string, offset: number): Promise<number> {
    // Nothing is left to write, and the file of a finished upload has moved on: a client that missed the last answer.
    if ((await findUpload(this.#options.db, id))?.size === offset) return offset;
    await using file = await open(spoolPath(this.directory, id), "r+").catch(rethrow);
    let position = offset;
    try {
      for await (const chunk of source) {
        await file.write(chunk as Buffer, 0, (chunk as Buffer).length, position);
        position += (chunk as Buffer).length;
      }
    } catch (error) {
      await file.datasync().catch(() => undefined);
      rethrow(error);
    }
    await file.datasync().catch(rethrow);
    return position;
  }

  /** Ends an unfinished upload with the video that it was to become. */
  override async remove(id: string): Promise<void> {
    await deleteVideo(this.#options.db, id);
    await removeSpooled(this.directory, id);
  }

  override async getUpload(id: string): Promise<Upload> {
    const row = await findUpload(this.#options.db, id);
    if (row === undefined) throw ERRORS.FILE_NOT_FOUND;
    if (row.finished_at !== null) return toUpload(row, row.size);
    const offset = await spooledBytes(this.directory, id);
    if (offset === row.size || offset === undefined) await this.#options.finish(id);
    return toUpload(row, offset ?? row.size);
  }
}

/** Where the bytes of an unfinished upload are. */
export function spoolPath(directory: string, id: string): string {
  return join(directory, id);
}

/** Bytes received so far; undefined when there is no file, because it was moved away or never made. */
export async function spooledBytes(directory: string, id: string): Promise<number | undefined> {
  return stat(spoolPath(directory, id)).then(
    ({ size }) => size,
    () => undefined,
  );
}

/** Removes the bytes of an upload. */
export async function removeSpooled(directory: string, id: string): Promise<void> {
  await rm(spoolPath(directory, id), { force: true });
}

function toUpload(row: Awaited<ReturnType<typeof findUpload>>, offset = 0): Upload {
  if (row === undefined) throw ERRORS.FILE_NOT_FOUND;
  const { video_id: id, size, metadata, created_at } = row;
  return new Upload({ id, size, offset, metadata, creation_date: created_at.toISOString() });
}

function rethrow(error: unknown): never {
  if (isDiskFull(error)) throw new AppError("INSUFFICIENT_STORAGE", { cause: error });
  throw error;
}
