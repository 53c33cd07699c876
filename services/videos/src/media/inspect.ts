import { open } from "node:fs/promises";
import { diagnose, diagnoseRefusal } from "../domain/diagnosis.ts";
import { BadVideo } from "../domain/failure.ts";
import { type PacketSummary, parsePacket, summarizePackets } from "../domain/packet-summary.ts";
import { type Probe, parseProbe } from "../domain/probe.ts";
import { FfmpegError, type FfmpegOptions, runFfprobe, trustedInput } from "./ffmpeg.ts";

/** All that the decisions about an upload need to know of it. */
export interface Inspection {
  readonly probe: Probe;
  readonly packets: PacketSummary;
}

/** Reads a file's streams and packets by content, whatever its name says. @throws BadVideo when it cannot be processed. */
export async function inspect(path: string, options: FfmpegOptions): Promise<Inspection> {
  const head = await readHead(path);
  if (head.length === 0) throw new BadVideo("EMPTY_FILE");
  const [probe, packets] = await Promise.all([readStreams(path, head, options), readPackets(path, options)]);
  const fault = diagnose(probe, packets);
  if (fault !== null) throw new BadVideo(fault);
  return { probe, packets };
}

async function readHead(path: string): Promise<Buffer> {
  await using file = await open(path);
  const { bytesRead, buffer } = await file.read(Buffer.alloc(16), 0, 16, 0);
  return buffer.subarray(0, bytesRead);
}

async function readStreams(path: string, head: Buffer, options: FfmpegOptions): Promise<Probe> {
  const lines: string[] = [];
  try {
    await runFfprobe(
      [...trustedInput, "-print_format", "json", "-show_format", "-show_streams", path],
      options,
      (line) => lines.push(line),
    );
  } catch (error) {
    if (error instanceof FfmpegError) throw new BadVideo(diagnoseRefusal(head), { cause: error });
    throw error;
  }
  return parseProbe(lines.join("\n"));
}

/** A file that ffprobe refuses has no packets; the streams say why. */
async function readPackets(path: string, options: FfmpegOptions): Promise<PacketSummary> {
  const summary = summarizePackets();
  const wanted = [
    "-select_streams",
    "V:0",
    "-show_entries",
    "packet=pts_time,dts_time,duration_time,size,flags",
    "-of",
    "csv=p=0",
  ];
  try {
    await runFfprobe([...trustedInput, ...wanted, path], options, (line) => {
      const packet = parsePacket(line);
      if (packet !== undefined) summary.add(packet);
    });
  } catch (error) {
    if (!(error instanceof FfmpegError)) throw error;
  }
  return summary.result();
}
