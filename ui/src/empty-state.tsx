import type { ReactNode } from "react";

export interface EmptyStateProps {
  title: string;
  children: ReactNode;
  /** What to do about it. */
  action?: ReactNode;
}

/** An empty floor with the marks already taped: says what will be here and how to begin. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="tape-corners grid justify-items-center gap-4 px-8 py-16 text-center">
      <h2 className="display text-lg">{title}</h2>
      <div className="max-w-sm text-sm text-muted">{children}</div>
      {action && <div className="mt-2">{action}</div>}
    </div>
  );
}
