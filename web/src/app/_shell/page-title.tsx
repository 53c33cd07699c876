import type { ReactNode } from "react";

interface PageTitleProps {
  children: ReactNode;
  /** One sentence below it. */
  lead?: string | undefined;
  aside?: ReactNode;
}

/** The one heading of a page, with what may stand below and beside it. */
export function PageTitle({ children, lead, aside }: PageTitleProps) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
      <div className="grid gap-1">
        <h1 className="display text-xl md:text-2xl">{children}</h1>
        {lead && <p className="text-sm text-muted">{lead}</p>}
      </div>
      {aside}
    </div>
  );
}
