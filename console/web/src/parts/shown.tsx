import { EmptyState } from "@terrace/ui";
import type { ReactNode } from "react";
import type { Known } from "../live/live-store.ts";
import { Loading } from "./loading.tsx";
import { usePlatformWord } from "./platform-word.ts";

interface ShownProps<T> {
  known: Known<T>;
  /** What the platform lacks when its control plane has no such part. */
  lacks: string;
  children: (value: T) => ReactNode;
}

/** What is known of a topic, or why nothing is: still coming, no such part, or nobody there. */
export function Shown<T>({ known, lacks, children }: ShownProps<T>) {
  const word = usePlatformWord();
  switch (known.state) {
    case "ready":
      return children(known.value);
    case "waiting":
      return <Loading />;
    case "absent":
      return (
        <EmptyState title={lacks}>
          This platform's control plane answers nothing at <code>{known.route.split("?")[0]}</code>. A newer one may:{" "}
          <code>npx terrace up {word}</code> starts one that takes over.
        </EmptyState>
      );
    case "away":
      return (
        <EmptyState title="The control plane does not answer">
          The platform may serve on without it. <code>npx terrace up {word}</code> starts one that takes over; this page
          goes on by itself.
        </EmptyState>
      );
  }
}
