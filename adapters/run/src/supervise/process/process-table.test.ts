import { describe, expect, it } from "vitest";
import { isAlive, parseStat, readProcess } from "./process-table.ts";

const REST = "0 0 0 0 20 0 1 0 123456 0 0";

describe("parseStat", () => {
  it("reads state, parent, group and start", () => {
    const entry = parseStat(7, `7 (postgres) S 1 7 7 0 -1 4194560 1 2 3 4 5 6 ${REST.slice(4)}`);
    expect(entry).toEqual({ pid: 7, parent: 1, group: 7, zombie: false, started: 123456 });
  });

  it("is not misled by a program whose name looks like the rest of the line", () => {
    const entry = parseStat(7, `7 (a) Z 9 9 (b) S 1 7 7 0 -1 4194560 1 2 3 4 5 6 ${REST.slice(4)}`);
    expect(entry).toMatchObject({ parent: 1, group: 7, zombie: false });
  });

  it("knows a zombie", () => {
    expect(parseStat(7, `7 (x) Z 1 7 7 0 -1 0 1 2 3 4 5 6 ${REST.slice(4)}`).zombie).toBe(true);
  });
});

describe("isAlive", () => {
  it("takes a process with another start for another process", () => {
    const started = readProcess(process.pid)?.started ?? 0;
    expect(isAlive(process.pid, started)).toBe(true);
    expect(isAlive(process.pid, started - 1)).toBe(false);
  });
});
