import { classNames } from "@terrace/ui";
import type { ReactNode } from "react";

const TONES = {
  plain: "bg-raised text-ink",
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  danger: "bg-danger-soft text-danger",
} as const;

export type Tone = keyof typeof TONES;

/** A word about the state of something. */
export function Mark({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={classNames(
        "figures inline-block max-w-full rounded-sm px-2 py-0.5 text-xs font-semibold",
        isLong(children) ? "wrap-break-word" : "whitespace-nowrap",
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}

/** A word stays whole; a long name and a sentence go on in the next line. */
function isLong(children: ReactNode): boolean {
  return typeof children === "string" && children.length > 22;
}
