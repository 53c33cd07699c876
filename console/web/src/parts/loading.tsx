import { Skeleton } from "@terrace/ui";

/** The shape of a page that is coming. */
export function Loading() {
  return (
    <div aria-busy="true" className="grid gap-4">
      <Skeleton className="h-8 w-48" />
      <Skeleton className="h-64" />
    </div>
  );
}
