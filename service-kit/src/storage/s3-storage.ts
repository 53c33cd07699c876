import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { contentTypeOf } from "./content-type.ts";
import { freeBytesOf } from "./free-bytes.ts";
import { checkedKey, folderOf } from "./key.ts";
import type { Storage } from "./storage.ts";

/** Where the objects are, and where work on them is done. */
export interface S3StorageOptions {
  readonly bucket: string;
  readonly workspace: string;
}

/** Most keys that one request deletes. */
const BATCH = 1_000;

/** Files that are sent or fetched at the same time. */
const LANES = 8;

/** Objects in a bucket of S3: whole and durable as soon as a request is answered. What passes through this machine lies in the workspace. */
export function createS3Storage(client: S3Client, { bucket, workspace }: S3StorageOptions): Storage {
  const at = (key: string) => ({ Bucket: bucket, Key: checkedKey(key) });

  async function put(key: string, content: Buffer | string | Readable): Promise<void> {
    const object = { ...at(key), ContentType: contentTypeOf(key) };
    if (!(content instanceof Readable))
      return void (await client.send(new PutObjectCommand({ ...object, Body: content })));
    // Parts of an upload that broke are removed; the object stays the old one.
    await new Upload({ client, params: { ...object, Body: content } }).done();
  }

  async function get(key: string): Promise<Readable | undefined> {
    const found = await orAbsent(client.send(new GetObjectCommand(at(key))));
    return found?.Body as Readable | undefined;
  }

  async function list(prefix: string): Promise<string[]> {
    const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: `${folderOf(prefix)}/` });
    const keys: string[] = [];
    for await (const { Contents = [] } of pages) keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
    return keys.sort();
  }

  async function fetchObject(key: string, path: string): Promise<void> {
    const content = await get(key);
    if (content === undefined) throw new Error(`There is no object ${key}`);
    await mkdir(dirname(path), { recursive: true });
    await pipeline(content, createWriteStream(path));
  }

  return {
    workspace,
    put,
    get,
    list,
    size: async (key) => (await orAbsent(client.send(new HeadObjectCommand(at(key)))))?.ContentLength,
    async deletePrefix(prefix) {
      const keys = await list(prefix);
      for (let start = 0; start < keys.length; start += BATCH) {
        const Objects = keys.slice(start, start + BATCH).map((Key) => ({ Key }));
        const { Errors = [] } = await client.send(
          new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
        );
        const [first] = Errors;
        if (first !== undefined) throw new Error(`${first.Key} was not deleted: ${first.Message}`);
      }
    },
    async adopt(path, key) {
      await put(key, createReadStream(path));
      await rm(path);
    },
    async adoptFolder(path, prefix) {
      const folder = folderOf(prefix);
      if ((await list(prefix)).length > 0) throw new Error(`There is something below ${prefix} already`);
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      await inLanes(files, (file) => put(`${folder}/${relative(path, file)}`, createReadStream(file)));
      await rm(path, { recursive: true });
    },
    async localPath(key, within) {
      const folder = dirname(checkedKey(key));
      const keys = folder === "." ? [key] : await list(`${folder}/`);
      const pathOf = (one: string) => join(within, "fetched", one);
      await inLanes(keys, (one) => fetchObject(one, pathOf(one)));
      return pathOf(key);
    },
    // A bucket has no end, but all that goes there passes through the workspace.
    freeBytes: () => freeBytesOf(workspace),
  };
}

async function orAbsent<Result>(request: Promise<Result>): Promise<Result | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof Error && (error.name === "NoSuchKey" || error.name === "NotFound")) return undefined;
    throw error;
  }
}

/** All lanes have ended when this does: a failure starts nothing more, and what had begun is waited for. */
async function inLanes<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  const lanes = Array.from({ length: LANES }, async () => {
    try {
      for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
    } finally {
      left.length = 0;
    }
  });
  const failure = (await Promise.allSettled(lanes)).find(({ status }) => status === "rejected");
  if (failure?.status === "rejected") throw failure.reason;
}
