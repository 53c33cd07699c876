import { Notice } from "@terrace/ui";
import { useEffect, useState } from "react";
import { moment } from "../format/figures.ts";
import { useConnection } from "../live/use-live.ts";
import { usePlatformWord } from "../parts/platform-word.ts";

/** A stream that breaks is mostly back before anybody has to know. Milliseconds. */
const PATIENCE = 3_000;

/** Figures that stand still look like a platform that is calm: it says since when they do. */
export function ConnectionNotice() {
  const connection = useConnection();
  const word = usePlatformWord();
  const [since, setSince] = useState<number | null>(null);
  useEffect(() => {
    if (connection !== "lost") return setSince(null);
    const lostAt = Date.now();
    const timer = setTimeout(() => setSince(lostAt), PATIENCE);
    return () => clearTimeout(timer);
  }, [connection]);
  if (since === null) return null;
  return (
    <div className="mb-5">
      <Notice tone="danger" title={`This is how it was at ${moment(since)}`}>
        The console's server does not answer. This page goes on when it does; one that has ended is started again by{" "}
        <code>npx terrace console {word}</code>, which prints a new address.
      </Notice>
    </div>
  );
}
