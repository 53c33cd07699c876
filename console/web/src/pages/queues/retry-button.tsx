import { Button } from "@terrace/ui";
import { useState } from "react";

/** Tries something again, once at a time. */
export function RetryButton({ label, onRetry }: { label: string; onRetry: () => Promise<void> }) {
  const [isPending, setPending] = useState(false);
  const press = () => {
    setPending(true);
    void onRetry().finally(() => setPending(false));
  };
  return (
    <Button pending={isPending} onClick={press}>
      {label}
    </Button>
  );
}
