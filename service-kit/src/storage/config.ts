import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Static, Type } from "typebox";

/** Variables of the object store. */
export const storageConfig = {
  STORAGE_DRIVER: Type.Enum(["fs", "s3"], { default: "fs" }),
  /** Absolute folder, or `s3://<bucket>`, that holds raw/, processed/, thumbnails/, profiles/ and temp/ (BRQ-STOR-02 to 06). */
  STORAGE_ROOT: Type.String({ pattern: "^(/|s3://[a-z0-9.-]{3,63}$)" }),
  /** Absolute folder for unfinished work where objects are elsewhere; the driver `fs` works within its root. */
  STORAGE_WORKSPACE: Type.String({ pattern: "^/", default: join(tmpdir(), "terrace-workspace") }),
  /** Where AWS is asked instead of at AWS, for an emulator. */
  AWS_ENDPOINT_URL: Type.Optional(Type.String({ pattern: "^https?://" })),
};

const StorageConfig = Type.Object(storageConfig);
export type StorageConfig = Static<typeof StorageConfig>;
