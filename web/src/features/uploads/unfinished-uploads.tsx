"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Progress, useToast } from "@terrace/ui";
import { useRef } from "react";
import { sentence } from "../../api/sentence.ts";
import { abandonUpload, listUnfinishedUploads, type UnfinishedUpload } from "../../api/uploads.ts";
import { size } from "../../format/size.ts";
import { takes } from "./take-store.ts";
import { browserUploads } from "./upload-store.ts";
import { useUploads } from "./use-uploads.ts";

const queryKey = ["unfinished-uploads"];

/** Uploads that were cut off before: filmed takes go on at once, files ask for the same file again. */
export function UnfinishedUploads({ onContinue }: { onContinue: (videoId: string) => void }) {
  const running = new Set(useUploads().map((upload) => upload.videoId));
  const { data = [] } = useQuery({ queryKey, queryFn: ({ signal }) => listUnfinishedUploads(signal), staleTime: 0 });
  const open = data.filter((upload) => !running.has(upload.id));
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="unfinished" className="grid gap-3">
      <h2 id="unfinished" className="display text-lg">
        Continue an upload
      </h2>
      <ul className="grid gap-3">
        {open.map((upload) => (
          <UnfinishedUploadItem key={upload.id} upload={upload} onContinue={onContinue} />
        ))}
      </ul>
    </section>
  );
}

function UnfinishedUploadItem({
  upload,
  onContinue,
}: {
  upload: UnfinishedUpload;
  onContinue: (videoId: string) => void;
}) {
  const chooser = useRef<HTMLInputElement>(null);
  const { warn } = useToast();
  const queries = useQueryClient();
  const discard = useMutation({
    mutationFn: () => Promise.all([abandonUpload(upload.id), takes.drop(upload.id)]),
    onSettled: () => queries.invalidateQueries({ queryKey }),
    onError: (error) => warn(sentence(error)),
  });

  async function proceed() {
    const take = await takes.find(upload.id);
    if (take !== undefined) send(take, true);
    else chooser.current?.click();
  }

  function send(file: Blob, filmed: boolean) {
    if (file.size !== upload.size) {
      warn(`That is another file. This upload needs ${nameOf(upload)}, ${size(upload.size)}.`);
      return;
    }
    browserUploads().begin({ file, name: nameOf(upload), filmed, videoId: upload.id });
    onContinue(upload.id);
  }

  return (
    <li className="grid gap-4 rounded-md bg-surface p-4">
      <Progress
        label={nameOf(upload)}
        value={upload.offset / upload.size}
        detail={`${size(upload.offset)} of ${size(upload.size)}`}
      />
      <div className="flex gap-2">
        <Button onClick={() => void proceed()}>Continue this upload</Button>
        <Button variant="quiet" pending={discard.isPending} onClick={() => discard.mutate()}>
          Discard
        </Button>
      </div>
      <input
        ref={chooser}
        type="file"
        accept="video/*"
        hidden
        aria-label={`Choose ${nameOf(upload)} again`}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) send(file, false);
        }}
      />
    </li>
  );
}

function nameOf(upload: UnfinishedUpload): string {
  return upload.filename ?? upload.title;
}
