/** What ffprobe found in a file, in the terms that the decisions need. Times in seconds, rates in bit/s. */
export interface Probe {
  readonly formats: readonly string[];
  readonly duration: number;
  readonly bitRate: number;
  readonly video: VideoStream | null;
  readonly audio: AudioStream | null;
}

/** The picture. Width and height are as displayed: after rotation and with square pixels. */
export interface VideoStream {
  readonly index: number;
  readonly codec: string;
  readonly profile: string;
  /** H.264 level times ten (42 is 4.2); 0 when unknown. */
  readonly level: number;
  readonly pixelFormat: string;
  readonly width: number;
  readonly height: number;
  readonly squarePixels: boolean;
  /** Clockwise degrees the decoder turns the picture by: 0, 90, 180, 270. */
  readonly rotation: number;
  readonly frameRate: number;
  readonly variableFrameRate: boolean;
  readonly interlaced: boolean;
  readonly transfer: "sdr" | "pq" | "hlg";
  readonly start: number;
  readonly duration: number;
  /** Frames that the container promises; 0 when it does not say. */
  readonly frames: number;
}

/** The first sound track. */
export interface AudioStream {
  readonly index: number;
  readonly codec: string;
  readonly profile: string;
  readonly channels: number;
  readonly sampleRate: number;
  readonly bitRate: number;
  readonly start: number;
}

/** Reads the JSON of `ffprobe -show_format -show_streams`. Cover art does not count as a picture. */
export function parseProbe(json: string): Probe {
  const { streams = [], format = {} } = JSON.parse(json) as RawProbe;
  const picture = streams.find((stream) => stream.codec_type === "video" && stream.disposition?.attached_pic !== 1);
  const sound = streams.find((stream) => stream.codec_type === "audio" && (stream.channels ?? 0) > 0);
  return {
    formats: (format.format_name ?? "").split(",").filter(Boolean),
    duration: toNumber(format.duration),
    bitRate: toNumber(format.bit_rate),
    video: picture ? toVideo(picture) : null,
    audio: sound ? toAudio(sound) : null,
  };
}

function toVideo(raw: RawStream): VideoStream {
  const rotation = toRotation(raw);
  const pixelAspect = toRatio(raw.sample_aspect_ratio?.replace(":", "/")) || 1;
  const width = Math.round((raw.width ?? 0) * pixelAspect);
  const height = raw.height ?? 0;
  const turned = rotation % 180 !== 0;
  const nominal = toRatio(raw.r_frame_rate);
  const average = toRatio(raw.avg_frame_rate);
  return {
    index: raw.index,
    codec: raw.codec_name ?? "",
    profile: raw.profile ?? "",
    level: Math.max(0, raw.level ?? 0),
    pixelFormat: raw.pix_fmt ?? "",
    width: turned ? height : width,
    height: turned ? width : height,
    squarePixels: Math.abs(pixelAspect - 1) < 0.001,
    rotation,
    frameRate: toFrameRate(nominal, average),
    variableFrameRate: average > 0 && Math.abs(nominal - average) / average > 0.02,
    interlaced: !["progressive", "unknown", undefined].includes(raw.field_order),
    transfer: raw.color_transfer === "smpte2084" ? "pq" : raw.color_transfer === "arib-std-b67" ? "hlg" : "sdr",
    start: toNumber(raw.start_time),
    duration: toNumber(raw.duration),
    frames: toNumber(raw.nb_frames),
  };
}

function toAudio(raw: RawStream): AudioStream {
  return {
    index: raw.index,
    codec: raw.codec_name ?? "",
    profile: raw.profile ?? "",
    channels: raw.channels ?? 0,
    sampleRate: toNumber(raw.sample_rate),
    bitRate: toNumber(raw.bit_rate),
    start: toNumber(raw.start_time),
  };
}

/** ffprobe reports the display matrix counter-clockwise, older files have a clockwise `rotate` tag. */
function toRotation(raw: RawStream): number {
  const matrix = raw.side_data_list?.find((data) => data.rotation !== undefined)?.rotation;
  const clockwise = matrix !== undefined ? -matrix : toNumber(raw.tags?.rotate);
  return (((Math.round(clockwise / 90) * 90) % 360) + 360) % 360;
}

/** Containers with odd time bases report a nominal rate of thousands: then the average is the better figure. */
function toFrameRate(nominal: number, average: number): number {
  const rate = nominal > 0 && nominal <= 120 ? nominal : average;
  if (average > 0 && Math.abs(nominal - average) / average > 0.02)
    return Math.min(Math.max(Math.round(average), 1), 120);
  return rate > 0 ? Math.min(rate, 120) : 30;
}

function toRatio(text: string | undefined): number {
  const [over = 0, under = 1] = (text ?? "").split("/").map(Number);
  const ratio = over / under;
  return Number.isFinite(ratio) ? ratio : 0;
}

function toNumber(value: string | number | undefined): number {
  const number = Number(value ?? 0);
  return Number.isFinite(number) ? number : 0;
}

interface RawProbe {
  readonly streams?: readonly RawStream[];
  readonly format?: { readonly format_name?: string; readonly duration?: string; readonly bit_rate?: string };
}

interface RawStream {
  readonly index: number;
  readonly codec_type?: string;
  readonly codec_name?: string;
  readonly profile?: string;
  readonly level?: number;
  readonly pix_fmt?: string;
  readonly width?: number;
  readonly height?: number;
  readonly sample_aspect_ratio?: string;
  readonly r_frame_rate?: string;
  readonly avg_frame_rate?: string;
  readonly field_order?: string;
  readonly color_transfer?: string;
  readonly start_time?: string;
  readonly duration?: string;
  readonly nb_frames?: string;
  readonly channels?: number;
  readonly sample_rate?: string;
  readonly bit_rate?: string;
  readonly disposition?: { readonly attached_pic?: number };
  readonly tags?: { readonly [name: string]: string };
  readonly side_data_list?: readonly { readonly rotation?: number }[];
}
