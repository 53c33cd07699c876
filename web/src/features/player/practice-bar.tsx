"use client";
import { Toggle } from "@base-ui/react/toggle";
import { ToggleGroup } from "@base-ui/react/toggle-group";
import { FlipHorizontal2, Repeat } from "lucide-react";
import { clock } from "../../format/duration.ts";
import type { Loop } from "./loop.ts";

export interface PracticeBarProps {
  speed: number;
  onSpeed: (speed: number) => void;
  mirrored: boolean;
  onMirror: (mirrored: boolean) => void;
  loop: Loop;
  onMark: () => void;
}

const speeds = [0.25, 0.5, 0.75, 1];
const toggle =
  "inline-flex min-h-11 flex-1 items-center md:flex-none justify-center gap-2 rounded-md px-3 text-sm font-semibold transition-colors duration-150 hover:bg-raised aria-pressed:bg-chosen aria-pressed:text-on-chosen";

/** For learning a move: slower, as in a mirror, one part over and over. */
export function PracticeBar({ speed, onSpeed, mirrored, onMirror, loop, onMark }: PracticeBarProps) {
  return (
    <fieldset aria-label="Practice" className="grid gap-2 md:flex md:justify-between">
      <ToggleGroup
        aria-label="Speed"
        value={[String(speed)]}
        onValueChange={([next]) => next && onSpeed(Number(next))}
        className="figures flex rounded-md bg-surface"
      >
        {speeds.map((value) => (
          <Toggle key={value} value={String(value)} aria-label={`Speed ${value}`} className={toggle}>
            {value === 1 ? "1×" : String(value).slice(1)}
          </Toggle>
        ))}
      </ToggleGroup>
      <div className="flex gap-2">
        <Toggle pressed={mirrored} onPressedChange={onMirror} className={`${toggle} bg-surface`}>
          <FlipHorizontal2 aria-hidden="true" className="size-5" />
          Mirror
        </Toggle>
        <button
          type="button"
          aria-pressed={loop.to !== null}
          onClick={onMark}
          className={`figures ${toggle} bg-surface`}
        >
          <Repeat aria-hidden="true" className="size-5" />
          {loopLabel(loop)}
        </button>
      </div>
      <p role="status" className="sr-only">
        {loop.from !== null && loop.to === null && "Loop start set. Press again at the end."}
        {loop.from !== null && loop.to !== null && `Looping from ${clock(loop.from)} to ${clock(loop.to)}`}
      </p>
    </fieldset>
  );
}

function loopLabel({ from, to }: Loop): string {
  if (from === null) return "Loop";
  return to === null ? "Set end" : `${clock(from)}–${clock(to)}`;
}
