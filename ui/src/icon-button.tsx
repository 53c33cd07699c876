import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

export interface IconButtonProps extends ComponentProps<"button"> {
  /** What it does, in words: its accessible name and its tooltip. */
  label: string;
  /** `plain` sits on the page, `overlay` on top of video. */
  tone?: "plain" | "overlay";
}

/** A square 44 px button that shows an icon and says a word. */
export function IconButton({ label, tone = "plain", className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={classNames(
        "grid size-11 shrink-0 place-items-center rounded-md transition-colors duration-150 disabled:opacity-50",
        tone === "overlay"
          ? "bg-black/60 text-white hover:bg-black/80 focus-visible:outline-accent"
          : "text-ink hover:bg-raised",
        className,
      )}
    >
      {children}
    </button>
  );
}
