import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** A small fact on a thing: its length, its state. `overlay` is for use on pictures. */
export function Badge({ tone = "plain", children }: { tone?: "plain" | "overlay" | "danger"; children: ReactNode }) {
  return (
    <span
      className={classNames(
        "figures inline-flex items-center gap-1 rounded-sm px-2 py-0.5 text-xs font-semibold",
        tone === "overlay" && "bg-black/75 text-white",
        tone === "danger" && "bg-danger-soft text-danger",
        tone === "plain" && "bg-raised text-ink",
      )}
    >
      {children}
    </span>
  );
}
