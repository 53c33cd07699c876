import { join } from "node:path";
import type { StorageConfig } from "./config.ts";
import { createFsStorage } from "./fs-storage.ts";
import { makePrivate } from "./make-private.ts";
import type { Storage } from "./storage.ts";
import { tracedStorage } from "./traced-storage.ts";

/** The store that the environment names. The client of S3 is loaded only where it is asked for. */
export async function openStorage(config: StorageConfig): Promise<Storage> {
  if (config.STORAGE_DRIVER === "fs") return tracedStorage(createFsStorage(config.STORAGE_ROOT), "filesystem");
  const [{ S3Client }, { createS3Storage }] = await Promise.all([
    import("@aws-sdk/client-s3"),
    import("./s3-storage.ts"),
  ]);
  await makePrivate(config.STORAGE_WORKSPACE);
  const endpoint = config.AWS_ENDPOINT_URL;
  const client = new S3Client({
    // A second region may use the bucket of the first.
    followRegionRedirects: true,
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
  });
  const bucket = config.STORAGE_ROOT.slice("s3://".length);
  return tracedStorage(createS3Storage(client, { bucket, workspace: join(config.STORAGE_WORKSPACE, "temp") }), "s3");
}

/** The folder of this machine below which files of unfinished work lie, beside those of `Storage.workspace`. */
export function localRoot(config: StorageConfig): string {
  return config.STORAGE_DRIVER === "fs" ? config.STORAGE_ROOT : config.STORAGE_WORKSPACE;
}
