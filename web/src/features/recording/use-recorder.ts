"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { recordingFormat } from "./recording-format.ts";

export interface Recorder {
  recording: boolean;
  /** Seconds since the recording began. */
  elapsed: number;
  start: () => void;
  stop: () => void;
}

const bitsPerSecond = 6_000_000;
const pieceMs = 1_000;

/** Records a stream; gives the whole take when it ends, also when the camera is taken away in the middle. */
export function useRecorder(stream: MediaStream | null, onTake: (take: Blob) => void): Recorder {
  const recorder = useRef<MediaRecorder | null>(null);
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const [elapsed, setElapsed] = useState(0);

  useEffect(() => {
    if (startedAt === null) return;
    const timer = setInterval(() => setElapsed((performance.now() - startedAt) / 1_000), 200);
    return () => clearInterval(timer);
  }, [startedAt]);

  useEffect(
    () => () => {
      if (recorder.current?.state === "recording") recorder.current.stop();
    },
    [],
  );

  const start = useCallback(() => {
    if (stream === null) return;
    const mimeType = recordingFormat((format) => MediaRecorder.isTypeSupported(format));
    const machine = new MediaRecorder(stream, { videoBitsPerSecond: bitsPerSecond, ...(mimeType && { mimeType }) });
    const pieces: Blob[] = [];
    machine.ondataavailable = ({ data }) => pieces.push(data);
    machine.onstop = () => {
      setStartedAt(null);
      onTake(new Blob(pieces, { type: machine.mimeType.split(";")[0] || "video/webm" }));
    };
    machine.start(pieceMs);
    recorder.current = machine;
    setElapsed(0);
    setStartedAt(performance.now());
  }, [stream, onTake]);

  const stop = useCallback(() => recorder.current?.stop(), []);
  return { recording: startedAt !== null, elapsed, start, stop };
}
