"use client";
import { Progress as BaseProgress } from "@base-ui/react/progress";
import { classNames } from "./class-names.ts";

export interface ProgressProps {
  label: string;
  /** 0 to 1; null while the end is not known. */
  value: number | null;
  /** Words for the value, such as "12 of 48 MB". */
  detail?: string;
  /** Keeps the label for screen readers only. */
  quiet?: boolean;
}

/** Tape being laid along the floor: a labelled bar whose fill stands out in both themes. */
export function Progress({ label, value, detail, quiet = false }: ProgressProps) {
  const percent = value === null ? null : Math.round(value * 100);
  return (
    <BaseProgress.Root
      value={percent}
      aria-valuetext={detail ?? (percent === null ? "in progress" : `${percent} %`)}
      className="grid gap-2"
    >
      <div className={classNames("flex items-baseline justify-between gap-4", quiet && "sr-only")}>
        <BaseProgress.Label className="text-sm font-semibold">{label}</BaseProgress.Label>
        <span aria-hidden="true" className="figures text-xs text-muted">
          {detail ?? (percent === null ? "" : `${percent} %`)}
        </span>
      </div>
      <BaseProgress.Track className="h-2 overflow-hidden rounded-sm bg-floor">
        <BaseProgress.Indicator
          className={classNames(
            "h-full bg-accent transition-[width] duration-500 ease-out",
            percent === null && "w-1/3 animate-shimmer",
          )}
        />
      </BaseProgress.Track>
    </BaseProgress.Root>
  );
}
