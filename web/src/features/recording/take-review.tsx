"use client";
import { Button } from "@terrace/ui";
import { useEffect, useState } from "react";

/** Plays the take in a loop and asks: this one, or once more. */
export function TakeReview({ take, onRetake, onUse }: { take: Blob; onRetake: () => void; onUse: () => void }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const address = URL.createObjectURL(take);
    setUrl(address);
    return () => URL.revokeObjectURL(address);
  }, [take]);
  return (
    <>
      <div className="relative min-h-0 flex-1">
        <video
          src={url}
          autoPlay
          loop
          muted
          playsInline
          controls
          aria-label="Your take"
          className="size-full object-contain"
        />
      </div>
      <div className="mx-auto grid w-full max-w-md grid-cols-2 gap-3 p-4 pb-[max(1.5rem,env(safe-area-inset-bottom))] text-ink">
        <Button size="lg" onClick={onRetake}>
          Film again
        </Button>
        <Button size="lg" variant="primary" onClick={onUse}>
          Use this take
        </Button>
      </div>
    </>
  );
}
