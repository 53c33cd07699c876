"use client";
import { Button, classNames, Notice } from "@terrace/ui";
import { LoaderCircle, Play } from "lucide-react";
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { ControlBar } from "./control-bar.tsx";
import { loopTarget, markLoop, noLoop } from "./loop.ts";
import { PracticeBar } from "./practice-bar.tsx";
import { SeekBar } from "./seek-bar.tsx";
import { type Shortcut, shortcutFor } from "./shortcut.ts";
import { StoryboardPreview, useStoryboard } from "./storyboard-preview.tsx";
import { useMedia } from "./use-media.ts";
import type { PlaybackAttempt } from "./use-playback.ts";
import { useSource } from "./use-source.ts";

export interface PlayerProps {
  title: string;
  /** New addresses are taken up when nothing plays, so that a dancer in the middle of a loop is not interrupted. */
  playback: PlaybackAttempt;
  /** Width by height, so that the page does not jump when the picture comes. */
  aspect: number;
  /** Whether speed, mirror and loop are offered. */
  practice: boolean;
  /** The addresses are no good any more; the caller fetches others. */
  onExpired: () => void;
}

/** Plays a move, with what one needs to learn it. */
export function Player({ title, playback, aspect, practice, onExpired }: PlayerProps) {
  const frame = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLVideoElement>(null);
  const [speed, setSpeed] = useState(1);
  const [mirrored, setMirrored] = useState(false);
  const [loop, setLoop] = useState(noLoop);
  const [active, setActive] = useState(playback);
  const source = useSource(element, { url: active.hls, attempt: active.attempt, onExpired });
  const tiles = useStoryboard(active.storyboard);
  const keepInLoop = useCallback(
    (time: number) => {
      const target = loopTarget(loop, time);
      if (target !== null && element.current) element.current.currentTime = target;
    },
    [loop],
  );
  const media = useMedia(element, keepInLoop);
  const undisturbed = media.playing && !media.waiting && !source.failed;
  useEffect(() => {
    if (!undisturbed) setActive(playback);
  }, [undisturbed, playback]);

  const seek = (time: number) => {
    if (element.current) element.current.currentTime = time;
  };
  const toggle = () => {
    if (element.current?.paused) void element.current.play().catch(() => undefined);
    else element.current?.pause();
  };
  const mute = () => {
    if (element.current) element.current.muted = !element.current.muted;
  };
  const changeSpeed = (next: number) => {
    if (element.current) {
      element.current.playbackRate = next;
      element.current.defaultPlaybackRate = next;
    }
    setSpeed(next);
  };
  const mark = () => setLoop(markLoop(loop, media.time));
  const run = (shortcut: Shortcut) => {
    if (shortcut.do === "toggle") toggle();
    else if (shortcut.do === "seek") seek(Math.max(0, media.time + shortcut.by));
    else if (shortcut.do === "mute") mute();
    else if (shortcut.do === "fullscreen") switchFullscreen(frame.current, element.current);
    else if (practice && shortcut.do === "mirror") setMirrored(!mirrored);
    else if (practice) mark();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const shortcut = shortcutFor(event);
    if (shortcut === null) return;
    event.preventDefault();
    run(shortcut);
  };

  return (
    <section
      ref={frame}
      aria-label={`Player: ${title}`}
      onKeyDown={onKeyDown}
      className="grid gap-3 fullscreen:flex fullscreen:flex-col fullscreen:bg-black"
    >
      <div className="-mx-4 overflow-hidden bg-black md:mx-0 md:rounded-md within-fullscreen:mx-0 within-fullscreen:flex within-fullscreen:min-h-0 within-fullscreen:flex-1 within-fullscreen:flex-col">
        <div
          className="relative mx-auto max-h-[56dvh] md:max-h-[68dvh] w-full within-fullscreen:aspect-auto! within-fullscreen:max-h-none within-fullscreen:min-h-0 within-fullscreen:flex-1"
          style={{ aspectRatio: aspect }}
        >
          {/* biome-ignore lint/a11y/useMediaCaption: people film moves without speech; captions come with the service that makes them */}
          <video
            ref={element}
            playsInline
            preload="metadata"
            poster={active.poster ?? undefined}
            aria-label={title}
            onClick={toggle}
            className={classNames("size-full object-contain", mirrored && "-scale-x-100")}
          />
          {!media.playing && media.time === 0 && !source.failed && (
            <button
              type="button"
              tabIndex={-1}
              aria-hidden="true"
              onClick={toggle}
              className="absolute inset-0 grid place-items-center"
            >
              <span className="grid size-18 place-items-center rounded-full bg-accent text-on-accent">
                <Play className="ml-1 size-8 fill-current" />
              </span>
            </button>
          )}
          {media.waiting && (
            <LoaderCircle
              aria-label="Loading"
              className="absolute top-1/2 left-1/2 -m-5 size-10 animate-spin text-white"
            />
          )}
        </div>
        <div className="px-3 pb-1">
          <SeekBar
            media={media}
            loop={loop}
            onSeek={seek}
            preview={(time) =>
              active.storyboard && <StoryboardPreview url={active.storyboard} tiles={tiles} time={time} />
            }
          />
          <ControlBar
            media={media}
            source={source}
            frame={frame}
            onToggle={toggle}
            onMute={mute}
            onFullscreen={() => switchFullscreen(frame.current, element.current)}
          />
        </div>
      </div>
      {source.failed && (
        <Notice tone="danger" title="The video did not load." action={<Button onClick={onExpired}>Try again</Button>} />
      )}
      {practice && (
        <div className="within-fullscreen:px-3 within-fullscreen:pb-3">
          <PracticeBar
            speed={speed}
            onSpeed={changeSpeed}
            mirrored={mirrored}
            onMirror={setMirrored}
            loop={loop}
            onMark={mark}
          />
        </div>
      )}
    </section>
  );
}

/** iPhones can only show the video itself in full screen, everything else can show the controls with it. */
function switchFullscreen(
  frame: HTMLElement | null,
  video: (HTMLVideoElement & { webkitEnterFullscreen?: () => void }) | null,
): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else if (frame?.requestFullscreen) void frame.requestFullscreen().catch(() => undefined);
  else video?.webkitEnterFullscreen?.();
}
