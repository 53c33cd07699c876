import { useEffect, useState } from "react";

/** The time, told anew every so many milliseconds: an age that is shown grows even where nothing is told of. */
export function useNow(every = 10_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
