"use client";
import { Menu } from "@terrace/ui";
import { Maximize, Pause, Play, Settings2, Volume2, VolumeX } from "lucide-react";
import type { RefObject } from "react";
import { clock } from "../../format/duration.ts";
import type { Media } from "./use-media.ts";
import type { Source } from "./use-source.ts";

export interface ControlBarProps {
  media: Media;
  source: Source;
  /** The part that fills the screen; menus open inside of it. */
  frame: RefObject<HTMLElement | null>;
  onToggle: () => void;
  onMute: () => void;
  onFullscreen: () => void;
}

const control =
  "grid size-11 shrink-0 place-items-center rounded-md text-white transition-colors duration-150 hover:bg-white/15 focus-visible:outline-accent";

/** Play, time, sound, quality, full screen. It sits under the picture: feet and floor stay in sight. */
export function ControlBar({ media, source, frame, onToggle, onMute, onFullscreen }: ControlBarProps) {
  return (
    <div className="flex items-center gap-1">
      <button type="button" aria-label={media.playing ? "Pause" : "Play"} onClick={onToggle} className={control}>
        {media.playing ? (
          <Pause aria-hidden="true" className="size-6 fill-current" />
        ) : (
          <Play aria-hidden="true" className="size-6 fill-current" />
        )}
      </button>
      <span className="figures mr-auto text-sm text-white">
        {clock(media.time)} <span className="opacity-70">/ {clock(Math.round(media.duration))}</span>
      </span>
      <button type="button" aria-label={media.muted ? "Unmute" : "Mute"} onClick={onMute} className={control}>
        {media.muted ? (
          <VolumeX aria-hidden="true" className="size-5" />
        ) : (
          <Volume2 aria-hidden="true" className="size-5" />
        )}
      </button>
      {source.qualities.length > 0 && <QualityMenu source={source} frame={frame} />}
      <button type="button" aria-label="Full screen" onClick={onFullscreen} className={control}>
        <Maximize aria-hidden="true" className="size-5" />
      </button>
    </div>
  );
}

function QualityMenu({ source, frame }: Pick<ControlBarProps, "source" | "frame">) {
  const { qualities, playing, chosen, choose } = source;
  const name = playing === null ? "Auto" : `${playing.lines}p`;
  const items = [
    { value: "-1", label: chosen === -1 && playing ? `Auto, now ${playing.lines}p` : "Auto" },
    ...[...qualities].reverse().map(({ level, lines }) => ({ value: String(level), label: `${lines}p` })),
  ];
  return (
    <Menu
      label="Quality"
      container={frame}
      items={items}
      value={String(chosen)}
      onChange={(value) => choose(Number(value))}
      trigger={
        <button
          type="button"
          aria-label={`Quality: ${name}`}
          className="figures flex h-11 items-center gap-1.5 rounded-md px-2 text-sm font-semibold text-white hover:bg-white/15 focus-visible:outline-accent"
        >
          <Settings2 aria-hidden="true" className="size-5" />
          {name}
        </button>
      }
    />
  );
}
