import { describe, expect, it } from "vitest";

import { host } from "../spec/index.ts";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { crowdedHost } from "./crowded-host.ts";

const machine = host({ type: "t3.medium", disk: "30GB" });
const services = (words: object) => ({ services: { "*": { host: "machine", tier: "public", tasks: 1, ...words } } });

describe("crowded host", () => {
  it("holds while a tenth is left", () => {
    expect(brokenAt(crowdedHost)).toEqual([]);
    expect(brokenBy(crowdedHost, services({ cpu: 512, memory: "1GB" }), { machine })).toEqual([]);
  });

  it("fires on processors and on memory, each by itself", () => {
    expect(brokenBy(crowdedHost, services({ cpu: 650, memory: "1GB" }), { machine })).toEqual(["host.machine"]);
    expect(brokenBy(crowdedHost, services({ cpu: 256, memory: "1300MB" }), { machine })).toEqual(["host.machine"]);
  });

  it("counts the engines that stand there too", () => {
    const cache = {
      container: { host: "machine", cpu: 512, memory: "256MB" },
      nodes: 1,
      multiZone: false,
      node: "local",
    };
    const words = { ...services({ cpu: 512, memory: "512MB" }), cache };
    expect(brokenBy(crowdedHost, words, { machine })).toEqual(["host.machine"]);
  });
});
