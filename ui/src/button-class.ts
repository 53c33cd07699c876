import { classNames } from "./class-names.ts";

/** What a button says about its weight: one `primary` per view, `danger` only where something is lost. */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger" | "quiet-danger";

/** How much a button asks to be pressed, for links that have to look like one too. */
export interface ButtonLook {
  variant?: ButtonVariant;
  size?: "md" | "lg";
  /** Fills the width of its container. */
  block?: boolean;
}

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "bg-surface text-ink border border-edge hover:bg-raised",
  quiet: "text-ink hover:bg-raised",
  "quiet-danger": "text-danger hover:bg-danger-soft",
  danger: "bg-danger text-on-danger hover:opacity-90",
};

/** Classes of a button, for links that look like one; at least 44 px tall for fingers. */
export function buttonClass({ variant = "secondary", size = "md", block = false }: ButtonLook = {}): string {
  return classNames(
    "inline-flex items-center justify-center gap-2 rounded-md font-semibold whitespace-nowrap select-none",
    "transition-[background-color,opacity,scale] duration-150 active:scale-[0.98]",
    "disabled:opacity-50 disabled:active:scale-100 aria-disabled:opacity-60",
    size === "lg" ? "min-h-13 px-6 text-base" : "min-h-11 px-4 text-sm",
    block && "w-full",
    variants[variant],
  );
}
