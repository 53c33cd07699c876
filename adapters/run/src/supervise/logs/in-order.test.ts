import { describe, expect, it } from "vitest";
import { inOrder } from "./in-order.ts";
import type { LogLine } from "./log-line.ts";

describe("lines of workers that write a second at once", () => {
  it("come in order of time from either end, and those of one moment as they were written", async () => {
    const written = lines([1_000, 1_400, 1_700, 1_200, 1_300, 1_300, 2_900]);
    expect(await sorted(written, "oldest first")).toEqual(["0", "3", "4", "5", "1", "2", "6"]);
    expect(await sorted(written.toReversed(), "newest first")).toEqual(["6", "2", "1", "5", "4", "3", "0"]);
  });

  it("stay where they are without a time", async () => {
    expect(await sorted(lines([1_000, 1_500, null, 1_200]), "oldest first")).toEqual(["0", "3", "1", "2"]);
    expect(await sorted(lines([null, 1_000]), "oldest first")).toEqual(["0", "1"]);
  });

  it("are handed on as soon as nothing older can come", async () => {
    const given: string[] = [];
    const asked: string[] = [];
    async function* source() {
      for (const line of lines([1_000, 1_100, 5_000])) {
        asked.push(line.line);
        yield line;
      }
      throw new Error("read on");
    }
    const read = async () => {
      for await (const { line } of inOrder(source(), "oldest first", 1_000)) given.push(line);
    };
    await expect(read()).rejects.toThrow("read on");
    expect({ given, asked }).toEqual({ given: ["0", "1"], asked: ["0", "1", "2"] });
  });
});

function lines(times: readonly (number | null)[]): readonly LogLine[] {
  return times.map((time, index) => ({ process: "edge", level: "info", line: String(index), time }));
}

async function sorted(written: readonly LogLine[], direction: "oldest first" | "newest first") {
  async function* source() {
    yield* written;
  }
  const found: string[] = [];
  for await (const { line } of inOrder(source(), direction, 1_000)) found.push(line);
  return found;
}
