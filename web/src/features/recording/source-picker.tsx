"use client";
import { buttonClass, classNames } from "@terrace/ui";
import { Video } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";

export interface SourcePickerProps {
  /** Absent where the platform or the device has no camera. */
  onFilm?: (() => void) | undefined;
  onFile: (file: File) => void;
}

/** The two ways in: film now, or choose what was filmed before. A file may also be dropped here. */
export function SourcePicker({ onFilm, onFile }: SourcePickerProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the buttons inside do the same by keyboard
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classNames(
        "tape-corners grid content-center justify-items-center gap-6 px-8 py-14 text-center md:py-20",
        over && "bg-raised",
      )}
    >
      <div className="grid gap-2">
        <h2 className="display text-lg">Show the move</h2>
        <p className="max-w-xs text-sm text-muted">
          Whole body in the frame, floor included. A few seconds are enough.
        </p>
      </div>
      <div className="grid w-full max-w-xs gap-3">
        {onFilm && (
          <button
            type="button"
            onClick={onFilm}
            className={buttonClass({ variant: "primary", size: "lg", block: true })}
          >
            <Video aria-hidden="true" className="size-5" />
            Film now
          </button>
        )}
        <button
          type="button"
          onClick={() => chooser.current?.click()}
          className={buttonClass({ variant: onFilm ? "secondary" : "primary", size: "lg", block: true })}
        >
          Choose a video
        </button>
      </div>
      <input
        ref={chooser}
        type="file"
        accept="video/*"
        hidden
        aria-label="Video file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    </div>
  );
}
