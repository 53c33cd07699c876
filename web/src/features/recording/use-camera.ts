"use client";
import { useCallback, useEffect, useState } from "react";
import { cameraTrouble } from "./camera-trouble.ts";

export type Facing = "user" | "environment";

export interface Camera {
  stream: MediaStream | null;
  trouble: string | null;
  facing: Facing;
  turn: () => void;
  retry: () => void;
}

/** Music is the point: what telephones do to voices would eat it. */
const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };

/** The camera's stream while the component is shown; turned off when it goes. */
export function useCamera(): Camera {
  const [facing, setFacing] = useState<Facing>("environment");
  const [attempt, setAttempt] = useState(0);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks for the same camera again
  useEffect(() => {
    let opened: MediaStream | null = null;
    let gone = false;
    setTrouble(null);
    openCamera(facing)
      .then((found) => {
        opened = found;
        if (gone) stop(found);
        else setStream(found);
      })
      .catch((error: unknown) => !gone && setTrouble(cameraTrouble(error)));
    return () => {
      gone = true;
      setStream(null);
      if (opened) stop(opened);
    };
  }, [facing, attempt]);

  const turn = useCallback(() => setFacing((now) => (now === "user" ? "environment" : "user")), []);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { stream, trouble, facing, turn, retry };
}

async function openCamera(facing: Facing): Promise<MediaStream> {
  const video = { facingMode: facing, width: { ideal: 1920 }, height: { ideal: 1080 }, frameRate: { ideal: 30 } };
  return navigator.mediaDevices.getUserMedia({ video, audio }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "NotFoundError")
      return navigator.mediaDevices.getUserMedia({ video });
    throw error;
  });
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
