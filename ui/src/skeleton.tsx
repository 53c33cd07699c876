import { classNames } from "./class-names.ts";

/** The shape of what is coming. Hidden from screen readers: the surrounding region says that it is busy. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={classNames("animate-shimmer rounded-md bg-raised", className)} />;
}
