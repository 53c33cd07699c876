import type { ReactNode } from "react";

/** The frame of sign-in and sign-up: one column, a headline with its strip of tape, the way to the other form. */
export function Entrance({ title, lead, children }: { title: string; lead: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto grid max-w-md gap-8 pt-4 md:pt-12">
      <div className="grid gap-3">
        <span aria-hidden="true" className="h-2 w-16 -rotate-2 bg-accent" />
        <h1 className="display text-2xl md:text-3xl">{title}</h1>
        <p className="text-muted">{lead}</p>
      </div>
      {children}
    </div>
  );
}
