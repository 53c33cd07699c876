"use client";
import type Hls from "hls.js";
import type { ErrorData } from "hls.js";
import { type RefObject, useEffect, useRef, useState } from "react";

/** A quality to choose; `level` is its place in the playlist. */
export interface Quality {
  level: number;
  /** The shorter side, as in `720p`. */
  lines: number;
}

export interface Source {
  qualities: readonly Quality[];
  /** The one that plays now; null while unknown or when the browser decides by itself. */
  playing: Quality | null;
  /** -1 lets the network decide. */
  chosen: number;
  choose: (level: number) => void;
  failed: boolean;
}

export interface SourceOptions {
  url: string;
  /** Changes when the same address shall be tried anew. */
  attempt: number;
  /** The signed address has expired; the caller fetches another. */
  onExpired: () => void;
}

/** Plays an HLS address in a video element: by the browser itself on Safari, else by hls.js, fetched when needed. */
export function useSource(
  element: RefObject<HTMLVideoElement | null>,
  { url, attempt, onExpired }: SourceOptions,
): Source {
  const player = useRef<Hls | null>(null);
  const expired = useRef(onExpired);
  expired.current = onExpired;
  /** Where the last address was left: detaching it rewinds and pauses the element. */
  const left = useRef({ at: 0, playing: false });
  const [qualities, setQualities] = useState<readonly Quality[]>([]);
  const [current, setCurrent] = useState(-1);
  const [chosen, setChosen] = useState(-1);
  const [failed, setFailed] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt loads the same address again
  useEffect(() => {
    const video = element.current;
    if (video === null) return;
    const { at: resumeAt, playing: goOn } = left.current;
    const leave = (detach: () => void) => () => {
      left.current = { at: video.currentTime, playing: !video.paused };
      detach();
    };
    setFailed(false);
    if (playsHlsItself(video)) {
      const detach = attachNatively(video, { url, resumeAt, onError: () => setFailed(true) });
      if (goOn) resume(video);
      return leave(detach);
    }
    let gone = false;
    void import("hls.js").then(({ default: Player, Events, ErrorTypes }) => {
      if (gone) return;
      if (!Player.isSupported()) return setFailed(true);
      const hls = new Player({
        testBandwidth: false,
        capLevelToPlayerSize: true,
        backBufferLength: 60,
        startPosition: resumeAt || -1,
      });
      player.current = hls;
      hls.on(Events.MANIFEST_PARSED, (_, { levels }) => {
        setQualities(levels.map((level, index) => ({ level: index, lines: Math.min(level.width, level.height) })));
      });
      hls.on(Events.LEVEL_SWITCHED, (_, { level }) => setCurrent(level));
      let asked = false;
      hls.on(Events.ERROR, (_, error) => {
        if (isExpiry(error)) {
          // hls.js tries an address again for half a minute, which an expired one does not mend.
          if (!asked || error.fatal) expired.current();
          asked = true;
        } else if (!error.fatal) return;
        else if (error.type === ErrorTypes.MEDIA_ERROR && error.details !== "bufferAddCodecError")
          hls.recoverMediaError();
        else setFailed(true);
      });
      hls.loadSource(url);
      hls.attachMedia(video);
      if (goOn) resume(video);
    });
    return leave(() => {
      gone = true;
      player.current?.destroy();
      player.current = null;
    });
  }, [element, url, attempt]);

  function choose(level: number) {
    if (player.current) player.current.currentLevel = level;
    setChosen(level);
  }

  const playing = qualities.find((quality) => quality.level === current) ?? null;
  return { qualities, playing, chosen, choose, failed };
}

/** Only Safari has this method; other browsers that claim HLS play it worse than hls.js does. */
function playsHlsItself(video: HTMLVideoElement): boolean {
  return "webkitSupportsPresentationMode" in video && video.canPlayType("application/vnd.apple.mpegurl") !== "";
}

interface Wanted {
  readonly url: string;
  /** Seconds. */
  readonly resumeAt: number;
  readonly onError: () => void;
}

/** Gives back what ends it. */
function attachNatively(video: HTMLVideoElement, { url, resumeAt, onError }: Wanted): () => void {
  const seek = () => {
    if (resumeAt > 0) video.currentTime = resumeAt;
  };
  video.addEventListener("loadedmetadata", seek, { once: true });
  video.addEventListener("error", onError);
  video.src = url;
  return () => {
    video.removeEventListener("loadedmetadata", seek);
    video.removeEventListener("error", onError);
    video.removeAttribute("src");
    video.load();
  };
}

/** Goes on after a change of address; a browser that wants another touch first leaves it paused. */
function resume(video: HTMLVideoElement): void {
  void video.play().catch(() => undefined);
}

function isExpiry(error: ErrorData): boolean {
  return error.response?.code === 403 || error.response?.code === 410;
}
