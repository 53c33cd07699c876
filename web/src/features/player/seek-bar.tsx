"use client";
import { Slider } from "@base-ui/react/slider";
import { type PointerEvent, useState } from "react";
import { clock, spokenDuration } from "../../format/duration.ts";
import type { Loop } from "./loop.ts";
import type { Media } from "./use-media.ts";

export interface SeekBarProps {
  media: Media;
  loop: Loop;
  onSeek: (time: number) => void;
  /** Draws what is at a moment while the pointer looks for it. */
  preview: (time: number) => React.ReactNode;
}

/** The time line: what is loaded, where it is, which part is looped. Arrow keys move by a second. */
export function SeekBar({ media, loop, onSeek, preview }: SeekBarProps) {
  const [pointed, setPointed] = useState<number | null>(null);
  const length = Math.max(media.duration, 0.1);
  const place = (time: number) => `${Math.min(100, (100 * time) / length)}%`;

  function point(event: PointerEvent<HTMLDivElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    setPointed(Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) * length);
  }

  return (
    <Slider.Root
      value={media.time}
      min={0}
      max={length}
      step={0.05}
      largeStep={5}
      disabled={media.duration === 0}
      onValueChange={(value) => onSeek(Number(value))}
    >
      <Slider.Control
        className="relative flex h-11 cursor-pointer touch-none items-center"
        onPointerMove={point}
        onPointerLeave={() => setPointed(null)}
      >
        <Slider.Track className="h-2 w-full rounded-sm bg-white/25">
          <span className="absolute inset-y-0 left-0 rounded-sm bg-white/30" style={{ width: place(media.loaded) }} />
          <Slider.Indicator className="rounded-sm bg-accent" />
          {loop.from !== null && <LoopMark at={place(loop.from)} />}
          {loop.to !== null && <LoopMark at={place(loop.to)} />}
          <Slider.Thumb
            getAriaLabel={() => "Seek"}
            getAriaValueText={() => `${spokenDuration(media.time)} of ${spokenDuration(media.duration)}`}
            className="size-5 rounded-full bg-white shadow-float has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-accent"
          />
        </Slider.Track>
        {pointed !== null && (
          <div
            aria-hidden="true"
            className="pointer-events-none absolute bottom-10 grid -translate-x-1/2 justify-items-center gap-1"
            style={{ left: `clamp(3.5rem, ${place(pointed)}, calc(100% - 3.5rem))` }}
          >
            {preview(pointed)}
            <span className="figures rounded-sm bg-black/80 px-2 py-0.5 text-xs font-semibold text-white">
              {clock(pointed)}
            </span>
          </div>
        )}
      </Slider.Control>
    </Slider.Root>
  );
}

function LoopMark({ at }: { at: string }) {
  return <span className="absolute -inset-y-1.5 w-1 -translate-x-1/2 rounded-sm bg-white" style={{ left: at }} />;
}
