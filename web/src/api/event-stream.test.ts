import { describe, expect, it } from "vitest";
import { readEvents } from "./event-stream.ts";

async function read(...chunks: string[]) {
  async function* source() {
    yield* chunks;
  }
  const events = [];
  for await (const event of readEvents(source())) events.push(event);
  return events;
}

describe("server-sent events", () => {
  it("come whole out of pieces cut anywhere", async () => {
    const text = 'event: video\ndata: {"a":1}\n\n: keep-alive\n\nevent: video\ndata: {"a":2}\n\n';
    const expected = [
      { event: "video", data: '{"a":1}' },
      { event: "video", data: '{"a":2}' },
    ];
    expect(await read(text)).toEqual(expected);
    expect(await read(...text)).toEqual(expected);
  });

  it("join data lines and default to `message`", async () => {
    expect(await read("data: one\ndata:two\r\n\r\n")).toEqual([{ event: "message", data: "one\ntwo" }]);
  });

  it("drop what was not finished", async () => {
    expect(await read("retry: 1000\n\ndata: one\n")).toEqual([]);
  });
});
