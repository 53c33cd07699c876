import type { ReactNode } from "react";

/** The name of a page, a sentence about it where it needs one, and what can be chosen on it. */
export function PageHead({ title, children, aside }: { title: string; children?: ReactNode; aside?: ReactNode }) {
  return (
    <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div>
        <h1 className="display text-xl">{title}</h1>
        {children !== undefined && <p className="mt-1 max-w-2xl text-muted [&_code]:whitespace-nowrap">{children}</p>}
      </div>
      {aside}
    </div>
  );
}
