import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, HeadObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { readConfig } from "@terrace/service-kit/config";
import { openStorage, type Storage, storageConfig } from "@terrace/service-kit/storage";
import { Type } from "typebox";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { describeStorage } from "../contract/storage.ts";
import { MOTO, MOTO_MISSING, type Moto, startMoto } from "./moto.ts";

const BUCKET = "breiq-videos-test";

describe.skipIf(!MOTO)(`objects in S3, emulated by moto${MOTO_MISSING}`, () => {
  const workspace = mkdtempSync(join(tmpdir(), "terrace-s3-"));
  let moto: Moto;
  let storage: Storage;
  beforeAll(async () => {
    moto = await startMoto();
    for (const [name, value] of Object.entries({ ...moto.env, AWS_REGION: "us-east-1" })) vi.stubEnv(name, value);
    await new S3Client({ forcePathStyle: true }).send(new CreateBucketCommand({ Bucket: BUCKET }));
    const variables = { STORAGE_DRIVER: "s3", STORAGE_ROOT: `s3://${BUCKET}`, STORAGE_WORKSPACE: workspace };
    storage = await openStorage(readConfig(Type.Object(storageConfig), { ...variables, AWS_ENDPOINT_URL: moto.url }));
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await moto?.stop();
    rmSync(workspace, { recursive: true, force: true });
  });

  describeStorage("s3", () => storage);

  it("tells an edge what each object is", async () => {
    await storage.put("processed/typed/master.m3u8", "#EXTM3U");
    const { ContentType } = await new S3Client({ forcePathStyle: true }).send(
      new HeadObjectCommand({ Bucket: BUCKET, Key: "processed/typed/master.m3u8" }),
    );
    expect(ContentType).toBe("application/vnd.apple.mpegurl");
  });
});
