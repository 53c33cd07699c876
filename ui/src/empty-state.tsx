import type { ReactNode } from "react";

export interface EmptyStateProps {
  title: string;
  /** The heading is the page's own when nothing else heads it. */
  heading?: "h1" | "h2";
  children: ReactNode;
  /** What to do about it. */
  action?: ReactNode;
}

/** An empty floor with the marks already taped: says what will be here and how to begin. */
export function EmptyState({ title, heading: Heading = "h2", children, action }: EmptyStateProps) {
  return (
    <div className="tape-corners grid justify-items-center gap-4 px-8 py-16 text-center">
      <Heading className="display text-lg">{title}</Heading>
      <div className="max-w-sm text-sm text-muted">{children}</div>
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}
