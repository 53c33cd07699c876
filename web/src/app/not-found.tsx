import { buttonClass, EmptyState } from "@terrace/ui";
import Link from "next/link";

export default function NotFound() {
  return (
    <EmptyState
      heading="h1"
      title="Nobody is dancing here"
      action={
        <Link href="/" className={buttonClass({ variant: "primary", size: "lg" })}>
          See what is new
        </Link>
      }
    >
      This address leads nowhere. It may have been mistyped.
    </EmptyState>
  );
}
