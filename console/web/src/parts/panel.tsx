import { classNames } from "@terrace/ui";
import { type ReactNode, useId } from "react";

interface PanelProps {
  title: string;
  /** Beside the title: a figure, a choice. */
  aside?: ReactNode;
  /** Without padding, for tables and charts that reach to the border. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

/** A part of a page with a name. */
export function Panel({ title, aside, flush = false, className, children }: PanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classNames("min-w-0 rounded-lg border border-line bg-surface", className)}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 pt-3 pb-2">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {aside}
      </div>
      <div className={flush ? "" : "px-4 pb-4"}>{children}</div>
    </section>
  );
}
