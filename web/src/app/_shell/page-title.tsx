import type { ReactNode } from "react";

/** The one heading of a page, with what may stand beside it. */
export function PageTitle({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
      <h1 className="display text-xl md:text-2xl">{children}</h1>
      {aside}
    </div>
  );
}
