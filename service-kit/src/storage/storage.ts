import type { Readable } from "node:stream";

/** Objects under keys such as `processed/<id>/master.m3u8`. Keys are relative paths without `.` or `..` segments. */
export interface Storage {
  /** Stores an object, replacing another at once and whole: a reader sees the old one or the new one. Durable when it resolves. @throws AppError INSUFFICIENT_STORAGE */
  put(key: string, content: Buffer | string | Readable): Promise<void>;
  /** Streams an object, or undefined when there is none. */
  get(key: string): Promise<Readable | undefined>;
  /** Size in bytes, or undefined when there is none. */
  size(key: string): Promise<number | undefined>;
  /** Keys that start with a prefix (a folder, ending in `/`), in order. */
  list(prefix: string): Promise<string[]>;
  /** Removes everything below a prefix that ends in `/`; nothing there is no error. */
  deletePrefix(prefix: string): Promise<void>;
  /** Moves a local file in as an object, without copying where the driver can. Durable when it resolves. */
  adopt(path: string, key: string): Promise<void>;
  /** Moves a local folder in as everything below a prefix that ends in `/`, replacing nothing: the prefix must be new. */
  adoptFolder(path: string, prefix: string): Promise<void>;
  /** Path of an object on this machine, for FFmpeg. A remote driver fetches it, and what lies beside it, into the folder `within` first. */
  localPath(key: string, within: string): Promise<string>;
  /** A folder on this machine for unfinished work; `adopt` from there is a rename where the driver can. */
  readonly workspace: string;
  /** Bytes that can still be stored. */
  freeBytes(): Promise<number>;
}

/** A key that would leave the store, or that is no path. */
export class InvalidKey extends Error {
  constructor(key: string) {
    super(`Not a storage key: ${JSON.stringify(key)}`);
    this.name = "InvalidKey";
  }
}
