"use client";
import { type RefObject, useCallback, useEffect, useState } from "react";

/** What a video element is doing, for drawing controls. */
export interface Media {
  playing: boolean;
  waiting: boolean;
  /** Seconds. */
  time: number;
  duration: number;
  /** End of what is loaded around now, in seconds. */
  loaded: number;
  muted: boolean;
}

const still: Media = { playing: false, waiting: false, time: 0, duration: 0, loaded: 0, muted: false };
const events = [
  "play",
  "pause",
  "ended",
  "seeked",
  "seeking",
  "durationchange",
  "progress",
  "volumechange",
  "waiting",
  "playing",
  "timeupdate",
];

/** Follows a video element; between its own rare time events once per frame while it plays. */
export function useMedia(element: RefObject<HTMLVideoElement | null>, onFrame: (time: number) => void): Media {
  const [media, setMedia] = useState(still);

  const read = useCallback(() => {
    const video = element.current;
    if (video === null) return;
    onFrame(video.currentTime);
    setMedia({
      playing: !video.paused && !video.ended,
      waiting: !video.paused && video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA,
      time: video.currentTime,
      duration: Number.isFinite(video.duration) ? video.duration : 0,
      loaded: loadedUntil(video),
      muted: video.muted,
    });
  }, [element, onFrame]);

  useEffect(() => {
    const video = element.current;
    if (video === null) return;
    for (const event of events) video.addEventListener(event, read);
    read();
    return () => {
      for (const event of events) video.removeEventListener(event, read);
    };
  }, [element, read]);

  useEffect(() => {
    if (!media.playing) return;
    let frame = requestAnimationFrame(function step() {
      read();
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [media.playing, read]);

  return media;
}

function loadedUntil(video: HTMLVideoElement): number {
  for (let index = 0; index < video.buffered.length; index += 1) {
    const [start, end] = [video.buffered.start(index), video.buffered.end(index)];
    if (video.currentTime >= start - 0.1 && video.currentTime <= end) return end;
  }
  return video.currentTime;
}
