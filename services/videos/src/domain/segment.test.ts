import { describe, expect, it } from "vitest";
import { readSegmentIndex, readVideoCodec } from "./segment.ts";

function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
}

const words = (...values: number[]) =>
  Buffer.concat(
    values.map((value) => {
      const word = Buffer.alloc(4);
      word.writeUInt32BE(value);
      return word;
    }),
  );

describe("readSegmentIndex", () => {
  const styp = box("styp", Buffer.from("msdh"), words(0));

  it("reads 32-bit times", () => {
    const sidx = box("sidx", words(0, 1, 1_000, 8_000, 0, 1, 500, 4_000, 0));
    expect(readSegmentIndex(Buffer.concat([styp, sidx]))).toEqual({ start: 8_000, duration: 4_000, timescale: 1_000 });
  });

  it("reads 64-bit times and adds up references", () => {
    const sidx = box("sidx", words(0x01000000, 1, 90_000, 1, 0, 0, 0, 2, 500, 180_000, 0, 500, 90_000, 0));
    expect(readSegmentIndex(Buffer.concat([styp, sidx]))).toEqual({
      start: 2 ** 32,
      duration: 270_000,
      timescale: 90_000,
    });
  });

  it("says that there is none", () => {
    expect(() => readSegmentIndex(box("moof", words(0)))).toThrow("no index");
    expect(() => readSegmentIndex(Buffer.alloc(0))).toThrow("no index");
  });
});

describe("readVideoCodec", () => {
  it("finds profile, constraints and level", () => {
    const avcC = box("avcC", Buffer.from([1, 0x64, 0x00, 0x28, 0xff]));
    const avc1 = box("avc1", Buffer.alloc(78), avcC);
    const stsd = box("stsd", words(0, 1), avc1);
    const moov = box("moov", box("mvhd"), box("trak", box("mdia", box("minf", box("stbl", stsd)))));
    expect(readVideoCodec(Buffer.concat([box("ftyp"), moov]))).toBe("avc1.640028");
  });

  it("says that there is no H.264", () => {
    expect(() => readVideoCodec(box("moov"))).toThrow("no H.264");
  });
});
