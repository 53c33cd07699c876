import { expect, it } from "vitest";
import { parseVersion } from "./version.ts";

it.each([
  ["nginx version: nginx/1.22.1", "1.22.1"],
  ["HAProxy version 2.6.12-1+deb12u2 2025/04/16 - https://haproxy.org/", "2.6.12"],
  ["postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)", "15.20"],
  ["PgBouncer 1.18.0\nlibevent 2.1.12-stable", "1.18.0"],
  ["Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64", "7.0.15"],
  [
    "prometheus, version 2.42.0+ds (branch: debian/sid, revision: 2.42.0+ds-5+deb12u1)\n  go version: go1.19.8",
    "2.42.0",
  ],
  ["ffmpeg version 5.1.9-0+deb12u1 Copyright (c) 2000-2026", "5.1.9"],
  ["no number", null],
])("finds the version in %j", (text, version) => {
  expect(parseVersion(text)).toBe(version);
});
