import { describe, expect, it } from "vitest";
import { checkLoad } from "./check-load.ts";
import type { HttpPopulation, Load, Population } from "./load.ts";
import { LoadError } from "./load-error.ts";
import { runLoad } from "./run-load.ts";
import { pathWithin } from "./target.ts";

const READERS: HttpPopulation = {
  kind: "http",
  name: "readers",
  connection: "kept",
  rate: [{ for: 1_000, from: 10 }],
  requests: [{ path: "/" }],
};
const LOAD: Load = { target: "http://127.0.0.1:8080", seed: 1, populations: [READERS] };

describe("a load", () => {
  it("is accepted when nothing is wrong with it", () => {
    expect(checkLoad(LOAD)).toEqual([]);
    expect(checkLoad({ ...LOAD, target: "http://127.9.8.7:1/" })).toEqual([]);
  });

  it.each([
    "http://localhost:8080",
    "http://10.0.0.1",
    "http://128.0.0.1",
    "http://example.com",
    "http://127.0.0.1.example.com",
    "http://[::1]:80",
    "https://127.0.0.1",
    "http://127.0.0.1:80/path",
    "http://somebody@127.0.0.1",
    "127.0.0.1:8080",
  ])("never goes to %s", (target) => {
    expect(checkLoad({ ...LOAD, target })).toEqual([expect.stringMatching(/^target: /)]);
  });

  it("is refused before anything is sent", async () => {
    const refusal = await runLoad({ ...LOAD, target: "http://192.0.2.1" }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(LoadError);
    expect((refusal as LoadError).message).toContain("192.0.2.1 is not a loopback address");
  });

  const wrong: readonly (readonly [string, Population, string])[] = [
    ["a rate without steps", { ...READERS, rate: [] }, "rate: there is no step."],
    ["a negative rate", { ...READERS, rate: [{ for: 1_000, from: -1 }] }, "rate[0]: a rate is at least 0"],
    ["a rate that is no number", { ...READERS, rate: [{ for: Number.NaN, from: 1 }] }, "rate[0].for: must be more"],
    ["no request", { ...READERS, requests: [] }, "requests: there is none."],
    ["a weight of 0", { ...READERS, requests: [{ path: "/", weight: 0 }] }, "requests[0].weight"],
    ["a path elsewhere", { ...READERS, requests: [{ path: "//example.com" }] }, "must begin with one slash"],
    ["a ledger whose writes cannot be found", { ...READERS, ledger: { client: "a" } }, "carries {sequence}"],
    ["a path with spaces", { ...READERS, requests: [{ path: "/a b" }] }, "must escape"],
    ["no method", { ...READERS, requests: [{ path: "/", method: "get it" }] }, '"get it" is not a method.'],
    ["a header in two lines", { ...READERS, requests: [{ path: "/", headers: { a: "b\r\nc: d" } }] }, '"a" has a name'],
    [
      "half a socket",
      { kind: "socket", name: "held", sockets: 0.5, path: "/", every: 1_000, for: 1_000 },
      "members: must be a whole number",
    ],
    [
      "viewers of nothing",
      { kind: "playback", name: "viewers", viewers: 1, paths: [], segment: 1_000, for: 1_000 },
      "paths: there is no playlist.",
    ],
    [
      "chunks of nothing",
      { kind: "upload", name: "up", uploads: 1, path: "/", size: 10, chunk: 0, every: 10, for: 1_000 },
      "chunk: must be",
    ],
  ];

  it.each(wrong)("is refused with %s", (_name, population, sentence) => {
    const problems = checkLoad({ ...LOAD, populations: [population] });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^populations\[0\]\./);
    expect(problems[0]).toContain(sentence);
  });

  it("is refused when its schedule would not fit", () => {
    const endless = { ...READERS, rate: [{ for: 86_400_000, from: 1_000 }] };
    expect(checkLoad({ ...LOAD, populations: [endless] })).toEqual([expect.stringContaining("86400000 requests")]);
  });

  it("tells everything that is wrong at once", () => {
    expect(checkLoad({ ...LOAD, target: "x", timeout: 0, populations: [READERS, READERS] })).toHaveLength(3);
    expect(checkLoad({ ...LOAD, populations: [] })).toEqual([expect.stringContaining("a load without clients")]);
  });
});

describe("a reference that a server gives", () => {
  it.each([
    ["720p/index.m3u8", "/media/a/master.m3u8", "/media/a/720p/index.m3u8"],
    ["/other?x=1", "/media/a/master.m3u8", "/other?x=1"],
    ["http://127.0.0.1:8080/whole", "/", "/whole"],
    ["http://127.0.0.1:9090/elsewhere", "/", null],
    ["//example.com/elsewhere", "/", null],
    ["http://", "/", null],
  ] as const)("%s from %s leads to %s", (reference, base, path) => {
    expect(pathWithin("http://127.0.0.1:8080", reference, base)).toBe(path);
  });
});
