import { Type } from "typebox";

/** Variables of the object store. */
export const storageConfig = {
  STORAGE_DRIVER: Type.Enum(["fs"], { default: "fs" }),
  /** Absolute folder that holds raw/, processed/, thumbnails/, profiles/ and temp/ (BRQ-STOR-02 to 06). */
  STORAGE_ROOT: Type.String({ pattern: "^/" }),
};
