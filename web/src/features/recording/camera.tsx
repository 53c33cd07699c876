"use client";
import { Button, classNames, FullScreen, IconButton, Notice } from "@terrace/ui";
import { SwitchCamera, Timer, TimerOff, X } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { clock } from "../../format/duration.ts";
import { TakeReview } from "./take-review.tsx";
import { useCamera } from "./use-camera.ts";
import { useCountIn } from "./use-count-in.ts";
import { useRecorder } from "./use-recorder.ts";

export interface CameraProps {
  onClose: () => void;
  /** The take the person decided to keep. */
  onTake: (take: Blob) => void;
}

/** Films a move: picture, count-in, timer, then the take to keep or to do again. */
export function Camera({ onClose, onTake }: CameraProps) {
  const [take, setTake] = useState<Blob | null>(null);
  const [counting, setCounting] = useState(true);
  return (
    <FullScreen title="Camera" open onClose={onClose}>
      {take === null ? (
        <Viewfinder onClose={onClose} onTake={setTake} counting={counting} onCounting={setCounting} />
      ) : (
        <TakeReview take={take} onRetake={() => setTake(null)} onUse={() => onTake(take)} />
      )}
    </FullScreen>
  );
}

interface ViewfinderProps extends CameraProps {
  /** Whether it counts in; kept from one take to the next. */
  counting: boolean;
  onCounting: (counting: boolean) => void;
}

function Viewfinder({ onClose, onTake, counting, onCounting }: ViewfinderProps) {
  const camera = useCamera();
  const recorder = useRecorder(camera.stream, onTake);
  const { start } = recorder;
  const countIn = useCountIn(useCallback(() => start(), [start]));
  const busy = recorder.recording || countIn.count !== null;

  function press() {
    if (recorder.recording) recorder.stop();
    else if (countIn.count !== null) countIn.cancel();
    else if (counting) countIn.start();
    else recorder.start();
  }

  return (
    <>
      <div className="flex items-center justify-between p-3">
        <IconButton tone="overlay" label="Close camera" onClick={onClose}>
          <X aria-hidden="true" className="size-6" />
        </IconButton>
        <span
          role="timer"
          aria-label="Recording time"
          className={classNames(
            "figures flex items-center gap-2 rounded-sm px-3 py-1 font-semibold",
            recorder.recording && "bg-danger text-on-danger",
          )}
        >
          {clock(recorder.elapsed)}
        </span>
        <IconButton
          tone="overlay"
          label="Switch camera"
          disabled={busy || camera.stream === null}
          onClick={camera.turn}
        >
          <SwitchCamera aria-hidden="true" className="size-6" />
        </IconButton>
      </div>
      <div className="relative min-h-0 flex-1">
        {camera.trouble === null ? (
          <Picture stream={camera.stream} mirrored={camera.facing === "user"} />
        ) : (
          <div className="mx-auto grid h-full max-w-md content-center p-4 text-ink">
            <Notice tone="danger" title={camera.trouble} action={<Button onClick={camera.retry}>Try again</Button>} />
          </div>
        )}
        <div aria-hidden="true" className="tape-corners pointer-events-none absolute inset-4" />
        {countIn.count !== null && (
          <span
            key={countIn.count}
            aria-hidden="true"
            className="display absolute inset-0 grid animate-count place-items-center text-[11rem] leading-none text-accent"
          >
            {countIn.count}
          </span>
        )}
      </div>
      <div className="grid grid-cols-3 items-center px-3 pt-4 pb-[max(1.5rem,env(safe-area-inset-bottom))]">
        <div>
          <IconButton
            tone="overlay"
            label="Count-in"
            aria-pressed={counting}
            disabled={busy}
            onClick={() => onCounting(!counting)}
          >
            {counting ? (
              <Timer aria-hidden="true" className="size-6 text-accent" />
            ) : (
              <TimerOff aria-hidden="true" className="size-6" />
            )}
          </IconButton>
        </div>
        <button
          type="button"
          aria-label={
            recorder.recording ? "Stop recording" : countIn.count === null ? "Start recording" : "Stop the count-in"
          }
          disabled={camera.stream === null}
          onClick={press}
          className="grid size-20 place-items-center justify-self-center rounded-full border-4 border-white transition-opacity duration-150 focus-visible:outline-accent disabled:opacity-40"
        >
          <span
            className={classNames(
              "bg-accent transition-all duration-200",
              busy ? "size-8 rounded-sm" : "size-15 rounded-full",
            )}
          />
        </button>
      </div>
      <p role="status" className="sr-only">
        {recorder.recording
          ? "Recording"
          : countIn.count === null
            ? ""
            : `Recording starts after the count. ${countIn.count}`}
      </p>
    </>
  );
}

function Picture({ stream, mirrored }: { stream: MediaStream | null; mirrored: boolean }) {
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (element.current) element.current.srcObject = stream;
  }, [stream]);
  return (
    <video
      ref={element}
      autoPlay
      muted
      playsInline
      aria-label="Camera picture"
      className={classNames("size-full object-contain", mirrored && "-scale-x-100")}
    />
  );
}
