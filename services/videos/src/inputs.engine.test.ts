import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Video } from "../contract.ts";
import { type Client, signIn } from "../testing/client.ts";
import { aac, h264, makeClip, phoneClip, picture, tone, turnedClip } from "../testing/clip.ts";
import { type Rig, startRig } from "../testing/rig.ts";
import { keyframes, play } from "../testing/tracks.ts";

type Bytes = Uint8Array<ArrayBuffer>;
let rig: Rig;
let ana: Client;
beforeAll(async () => {
  rig = await startRig();
  rig.start("worker.ts");
  ana = await signIn(rig);
});
afterAll(() => rig[Symbol.asyncDispose]());

async function ended(bytes: Bytes, metadata?: Record<string, string>): Promise<Video> {
  const id = await ana.upload(bytes, metadata);
  // Not expect.poll: it wants to know which test it is in, and these run beside each other.
  return vi.waitFor(
    async () => {
      const video = await ana.video(id);
      expect(video.state).toMatch(/complete|failed/);
      return video;
    },
    { timeout: 60_000 },
  );
}

const half = (bytes: Bytes): Bytes => bytes.slice(0, bytes.length / 2);
const text = (content: string): Bytes => new Uint8Array(Buffer.from(content));

describe.concurrent("a file that cannot be a video fails with a reason", () => {
  const bad: readonly (readonly [string, string, () => Promise<Bytes>])[] = [
    ["text", "NOT_A_VIDEO", async () => text("This is not a video at all.\n")],
    ["noise", "NOT_A_VIDEO", async () => new Uint8Array(randomBytes(100_000))],
    ["a picture", "NOT_A_VIDEO", () => makeClip("still.png", [...picture(), "-frames:v", "1"])],
    [
      "a playlist that points at a file of this machine",
      "NOT_A_VIDEO",
      async () => text("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n/etc/passwd\n#EXT-X-ENDLIST\n"),
    ],
    ["sound only", "NO_VIDEO_STREAM", () => makeClip("sound.m4a", [...tone(), ...aac])],
    [
      "sound with cover art",
      "NO_VIDEO_STREAM",
      () =>
        makeClip("cover.mp4", [
          ...tone(),
          ...picture(),
          "-map",
          "0",
          "-map",
          "1",
          "-frames:v",
          "1",
          "-c:v",
          "mjpeg",
          "-disposition:v",
          "attached_pic",
          ...aac,
        ]),
    ],
    ["no length", "ZERO_DURATION", () => makeClip("zero.mp4", [...picture(), ...h264, "-frames:v", "0"])],
    ["a single frame", "ZERO_DURATION", () => makeClip("one.mp4", [...picture(), ...h264, "-frames:v", "1"])],
    [
      "1×1 pixels",
      "TOO_SMALL",
      () =>
        makeClip("dot.mp4", [
          "-f",
          "lavfi",
          "-i",
          "color=s=2x2:r=30:d=1",
          "-vf",
          "scale=1:1",
          "-pix_fmt",
          "yuv444p",
          "-c:v",
          "libx264",
        ]),
    ],
    ["cut off before its index", "TRUNCATED", async () => half(await phoneClip())],
    [
      "cut off after its index",
      "TRUNCATED",
      async () => half(await makeClip("front.mp4", [...picture(), ...h264, "-movflags", "+faststart"])),
    ],
    [
      "a stream that is cut off before its second keyframe",
      "UNREADABLE_VIDEO",
      async () => (await makeClip("cut.ts", [...picture(4, "1280x720"), ...h264, "-g", "300"])).slice(0, 200_000),
    ],
    ["a cut-off WebM", "TRUNCATED", async () => half(await makeClip("clip.webm", [...picture(4), "-c:v", "libvpx"]))],
  ];
  it.each(bad)("%s: %s", async (_name, code, make) => {
    const video = await ended(await make());
    expect(video).toMatchObject({
      state: "failed",
      // Only a picture that cannot be decoded is found out later than by looking at the file.
      stage: code === "UNREADABLE_VIDEO" ? "publish" : "probe",
      failure: { code, message: expect.stringMatching(/^[A-Z].+\.$/) },
    });
    expect(await rig.deps.storage.list(`processed/${video.id}/`)).toEqual([]);
    expect((await ana.send("POST", `/api/videos/${video.id}/playback`)).body.error.code).toBe("NOT_PLAYABLE");
  });
});

describe("an unusual video completes", () => {
  it("10-bit HDR: shown in SDR", async () => {
    const hdr = ["-color_primaries", "bt2020", "-color_trc", "smpte2084", "-colorspace", "bt2020nc"];
    const x265 = "log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc";
    const video = await ended(
      await makeClip("hdr.mp4", [
        ...picture(1),
        "-c:v",
        "libx265",
        "-pix_fmt",
        "yuv420p10le",
        "-x265-params",
        x265,
        ...hdr,
        "-tag:v",
        "hvc1",
      ]),
    );
    expect(video.state).toBe("complete");
    expect(await play(rig, video.id)).toMatchObject([
      { codec_name: "h264", pix_fmt: "yuv420p", color_transfer: "bt709" },
    ]);
  });

  it("turned: upright, with the rungs of its shorter side", async () => {
    const video = await ended(await turnedClip());
    expect(video).toMatchObject({ state: "complete", width: 480, height: 640 });
    const sizes = (await play(rig, video.id)).map(({ width, height }) => `${width}x${height}`);
    expect(sizes.sort()).toEqual(["240x320", "360x480", "480x640"]);
  });

  it("variable frame rate", async () => {
    const uneven = ["-vf", "setpts='if(lt(N,30),N,N*2-30)/30/TB'", "-vsync", "vfr"];
    const video = await ended(await makeClip("vfr.mp4", [...picture(2), ...tone(3), ...uneven, ...h264, ...aac]));
    expect(video).toMatchObject({ state: "complete", duration: expect.closeTo(3, 0) });
    await play(rig, video.id);
  });

  it("open groups of pictures: encoded, keyframes every 2 s on every rung", async () => {
    const video = await ended(
      await makeClip("open.mp4", [
        ...picture(5, "640x360"),
        "-c:v",
        "libx264",
        "-x264-params",
        "open-gop=1:keyint=30:bframes=3:scenecut=0",
      ]),
    );
    expect(video.state).toBe("complete");
    const folders = await foldersOf(video.id);
    expect(folders.map((folder) => folder.split(".")[0])).toEqual(["240p", "360p"]);
    for (const folder of folders) expect(await keyframes(rig, video.id, folder)).toEqual([0, 2, 4]);
  });

  it("no sound", async () => {
    const video = await ended(await makeClip("silent.mp4", [...picture(), ...h264]));
    expect(video.state).toBe("complete");
    expect(await play(rig, video.id)).toMatchObject([{ codec_type: "video" }]);
    expect(await master(video.id)).not.toContain("AUDIO");
  });

  it("5.1 sound: stereo", async () => {
    const surround = ["-af", "pan=5.1|c0=c0|c1=c0|c2=c0|c3=c0|c4=c0|c5=c0"];
    const video = await ended(await makeClip("surround.mp4", [...picture(), ...tone(), ...surround, ...h264, ...aac]));
    expect(video.state).toBe("complete");
    expect(await play(rig, video.id)).toContainEqual(expect.objectContaining({ codec_name: "aac", channels: 2 }));
  });

  it("a name and type that lie: judged by content", async () => {
    const webm = await makeClip("clip.webm", [...picture(1), "-c:v", "libvpx"]);
    expect(await ended(webm, { filename: "song.mp3", filetype: "audio/mpeg" })).toMatchObject({ state: "complete" });
    expect(await ended(text("#!/bin/sh\necho pwned\n"), { filename: "clip.mp4", filetype: "video/mp4" })).toMatchObject(
      { failure: { code: "NOT_A_VIDEO" } },
    );
  });

  it("odd sides, anamorphic pixels, interlaced, upright at 60 frames", async () => {
    const odd = await ended(
      await makeClip("odd.mkv", [
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=322x242:r=30:d=1",
        "-vf",
        "scale=321:241",
        "-pix_fmt",
        "yuv444p",
        "-c:v",
        "libx264",
      ]),
    );
    const wide = await ended(await makeClip("wide.mp4", [...picture(1, "320x240"), "-vf", "setsar=2", ...h264]));
    const laced = await ended(
      await makeClip("laced.mp4", [...picture(1), ...h264, "-flags", "+ilme+ildct", "-x264-params", "tff=1"]),
    );
    const fast = await ended(await makeClip("fast.mp4", [...picture(1, "360x640", 60), ...h264]));
    expect([odd.state, wide.state, laced.state, fast.state]).toEqual(Array(4).fill("complete"));
    expect(await play(rig, wide.id)).toMatchObject([{ width: 640, height: 240 }]);
    const rates = Object.fromEntries((await play(rig, fast.id)).map((stream) => [stream.width, stream.r_frame_rate]));
    expect(rates).toEqual({ 360: "30/1", 240: "30/1" });
  });
});

async function foldersOf(id: string): Promise<string[]> {
  const keys = await rig.deps.storage.list(`processed/${id}/`);
  return [...new Set(keys.filter((key) => key.endsWith(".m4s")).map((key) => key.split("/")[2] ?? ""))].sort();
}

function master(id: string): Promise<string> {
  return readFile(join(rig.root, "processed", id, "master.m3u8"), "utf8");
}
