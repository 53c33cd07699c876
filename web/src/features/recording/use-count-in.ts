"use client";
import { useCallback, useEffect, useState } from "react";

/** Dancers count in on five, six, seven, eight. */
const counts = [5, 6, 7, 8];
const beatMs = 900;

export interface CountIn {
  /** The count being said; null when nobody counts. */
  count: number | null;
  start: () => void;
  cancel: () => void;
}

/** Counts in and then calls. */
export function useCountIn(onGo: () => void): CountIn {
  const [index, setIndex] = useState<number | null>(null);
  useEffect(() => {
    if (index === null) return;
    const timer = setTimeout(() => {
      const last = index === counts.length - 1;
      setIndex(last ? null : index + 1);
      if (last) onGo();
    }, beatMs);
    return () => clearTimeout(timer);
  }, [index, onGo]);
  const start = useCallback(() => setIndex(0), []);
  const cancel = useCallback(() => setIndex(null), []);
  return { count: index === null ? null : (counts[index] ?? null), start, cancel };
}
