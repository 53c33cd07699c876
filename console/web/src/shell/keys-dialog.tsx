import { Button } from "@terrace/ui";
import { useEffect, useRef } from "react";
import { ALL_PAGES } from "./pages.ts";

/** What can be done without a mouse. */
export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="keys-title"
      onClose={onClose}
      className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-lg border border-line bg-surface p-6 text-ink shadow-float backdrop:bg-scrim"
    >
      <h2 id="keys-title" className="display text-lg">
        Keys
      </h2>
      <dl className="mt-4 grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        <Row keys={["?"]} what="These keys" />
        {ALL_PAGES.map(({ path, label, key }) => (
          <Row key={path} keys={["g", key]} what={label} />
        ))}
      </dl>
      <div className="mt-6">
        <Button onClick={onClose}>Close</Button>
      </div>
    </dialog>
  );
}

function Row({ keys, what }: { keys: readonly string[]; what: string }) {
  return (
    <>
      <dt className="flex gap-1">
        {keys.map((key) => (
          <kbd key={key} className="min-w-7 rounded-sm border border-edge px-1.5 py-0.5 text-center font-mono text-xs">
            {key}
          </kbd>
        ))}
      </dt>
      <dd>{what}</dd>
    </>
  );
}
