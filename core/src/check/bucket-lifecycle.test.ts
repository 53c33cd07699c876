import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { bucketLifecycle } from "./bucket-lifecycle.ts";

const DAY = 86_400_000;

describe("bucket lifecycle", () => {
  it("holds from warm to cold to gone", () => {
    expect(bucketLifecycle.check(shopGraph())).toEqual([]);
  });

  it("fires on infrequent access before 30 days", () => {
    expect(
      bucketLifecycle
        .check(
          edited(shopGraph(), "bucket.images", {
            prefixes: [{ prefix: "public/", lifecycle: [{ action: "infrequent", after: 29 * DAY }] }],
          }),
        )
        .map(({ of }) => of),
    ).toEqual(["bucket.images"]);
  });

  it("fires on a warmer class after a colder one", () => {
    expect(
      bucketLifecycle
        .check(
          edited(shopGraph(), "bucket.images", {
            prefixes: [
              {
                prefix: "public/",
                lifecycle: [
                  { action: "glacier", after: 30 * DAY },
                  { action: "infrequent", after: 90 * DAY },
                ],
              },
            ],
          }),
        )
        .map(({ of }) => of),
    ).toEqual(["bucket.images"]);
  });

  it("fires on a step from intelligent tiering to infrequent access", () => {
    expect(
      bucketLifecycle
        .check(
          edited(shopGraph(), "bucket.images", {
            prefixes: [
              {
                prefix: "public/",
                lifecycle: [
                  { action: "intelligent", after: 30 * DAY },
                  { action: "infrequent", after: 90 * DAY },
                ],
              },
            ],
          }),
        )
        .map(({ of }) => of),
    ).toEqual(["bucket.images"]);
  });

  it("fires on two steps on one day", () => {
    expect(
      bucketLifecycle
        .check(
          edited(shopGraph(), "bucket.images", {
            prefixes: [
              {
                prefix: "public/",
                lifecycle: [
                  { action: "glacier", after: 30 * DAY },
                  { action: "delete", after: 30 * DAY },
                ],
              },
            ],
          }),
        )
        .map(({ of }) => of),
    ).toEqual(["bucket.images"]);
  });

  it("fires on a part of a day", () => {
    expect(
      bucketLifecycle
        .check(
          edited(shopGraph(), "bucket.images", {
            prefixes: [{ prefix: "public/", lifecycle: [{ action: "delete", after: DAY / 2 }] }],
          }),
        )
        .map(({ of }) => of),
    ).toEqual(["bucket.images"]);
  });
});
