import { Progress } from "@terrace/ui";
import type { ReactNode } from "react";
import type { Video } from "../../api/videos.ts";
import { processingView } from "./processing.ts";

/** Stands where the picture will be: what is happening, or why there will be none. */
export function ProcessingStage({ video, children }: { video: Video; children?: ReactNode }) {
  const failed = video.state === "failed";
  const { label, value } = processingView(video);
  return (
    <section aria-label="Processing" className="-mx-4 bg-black p-4 text-white md:mx-0 md:rounded-md">
      <div className="tape-corners grid min-h-72 content-center justify-items-center gap-6 px-8 py-12 text-center md:min-h-96">
        {failed ? (
          <div role="alert" className="grid max-w-sm gap-2">
            <p className="display text-lg">This video did not work out</p>
            <p className="text-sm">{video.failure?.message ?? "It could not be processed."}</p>
          </div>
        ) : (
          <div className="grid w-full max-w-xs gap-4 text-left">
            <Progress label={label} value={value} />
            <p className="text-sm opacity-80">
              You can watch as soon as the first quality is there. No need to wait on this page.
            </p>
          </div>
        )}
        {children}
      </div>
    </section>
  );
}
