"use client";
import { Button, Notice } from "@terrace/ui";

/** Catches what a screen did not expect; the frame around it stays usable. */
export default function ScreenError({ reset }: { error: Error; reset: () => void }) {
  return (
    <Notice tone="danger" title="This page stumbled." action={<Button onClick={reset}>Try again</Button>}>
      Your uploads keep running. If it happens again, come back in a moment.
    </Notice>
  );
}
