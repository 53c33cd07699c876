import type { ReactNode } from "react";

interface ScrollAreaProps {
  label: string;
  className?: string;
  children: ReactNode;
}

/** What is wider than a small screen: it scrolls by itself, with the keyboard as well. */
export function ScrollArea({ label, className = "", children }: ScrollAreaProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
      tabIndex={0}
      className={`relative overflow-x-auto ${className}`}
    >
      {children}
    </section>
  );
}
