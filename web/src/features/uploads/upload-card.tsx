"use client";
import { Button, IconButton, Notice, Progress } from "@terrace/ui";
import { Check, Pause, Play, X } from "lucide-react";
import { sentence } from "../../api/sentence.ts";
import { size } from "../../format/size.ts";
import { fraction, type Upload } from "./upload.ts";
import { browserUploads } from "./upload-store.ts";

const headings: Record<Upload["phase"], string> = {
  sending: "Uploading",
  waiting: "Waiting for the network",
  paused: "Upload paused",
  sent: "Uploaded",
  failed: "Upload stopped",
};

/** One upload with its progress and what can be done about it. */
export function UploadCard({ upload, onAbandon }: { upload: Upload; onAbandon?: () => void }) {
  const store = browserUploads();
  const { key, phase } = upload;
  const detail = phase === "sent" ? size(upload.size) : `${size(upload.sent)} of ${size(upload.size)}`;
  return (
    <section aria-label="Upload" className="grid gap-3 rounded-md bg-surface p-4">
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <Progress label={headings[phase]} value={fraction(upload)} detail={detail} />
        </div>
        {phase === "sending" && (
          <IconButton label="Pause upload" onClick={() => store.pause(key)}>
            <Pause aria-hidden="true" className="size-5" />
          </IconButton>
        )}
        {(phase === "paused" || phase === "waiting") && (
          <IconButton label="Resume upload" onClick={() => store.resume(key)}>
            <Play aria-hidden="true" className="size-5" />
          </IconButton>
        )}
        {phase === "sent" && <Check aria-hidden="true" className="m-3 size-5 text-good" />}
        {onAbandon && phase !== "sent" && (
          <IconButton label="Cancel upload" onClick={() => void store.abandon(key).then(onAbandon)}>
            <X aria-hidden="true" className="size-5" />
          </IconButton>
        )}
      </div>
      <p role="status" className="sr-only">
        {headings[phase]}
      </p>
      {phase === "waiting" && (
        <p className="text-xs text-muted">It goes on by itself when you are back online. Nothing is lost.</p>
      )}
      {phase === "failed" && upload.error && (
        <Notice
          tone="danger"
          title={sentence(upload.error)}
          action={<Button onClick={() => store.resume(key)}>Try again</Button>}
        />
      )}
    </section>
  );
}
