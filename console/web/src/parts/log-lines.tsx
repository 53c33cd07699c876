import type { ProcessLine } from "@terrace/console/view";
import { classNames } from "@terrace/ui";
import { memo, useCallback, useEffect, useRef, useState } from "react";
import { readable } from "./readable-line.ts";

const TONES: Readonly<Record<ProcessLine["level"], string>> = {
  ...{ trace: "text-muted", debug: "text-muted", info: "text-ink" },
  ...{ warn: "text-warn", error: "text-danger", fatal: "text-danger font-semibold" },
};
/** From the lower end so far is still the end. Pixels. */
const NEAR = 40;

interface LogLinesProps {
  lines: readonly ProcessLine[];
  label: string;
  isTall?: boolean;
}

/** Lines with the newest below, kept in sight unless somebody has scrolled up to read. A line opens to show all that it says. */
export function LogLines({ lines, label, isTall = true }: LogLinesProps) {
  const frame = useRef<HTMLElement>(null);
  const isFollowing = useRef(true);
  const [opened, open] = useState<ProcessLine | null>(null);
  const toggle = useCallback((line: ProcessLine) => open((before) => (before === line ? null : line)), []);
  useEffect(() => {
    if (isFollowing.current) frame.current?.scrollTo({ top: frame.current.scrollHeight });
  });
  const scrolled = () => {
    const { current } = frame;
    if (current !== null) isFollowing.current = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR;
  };
  if (lines.length === 0) return <p className="px-4 pb-4 text-muted">No line of that is there.</p>;
  return (
    <section
      ref={frame}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
      tabIndex={0}
      onScroll={scrolled}
      className={classNames(
        "overflow-y-auto rounded-b-lg font-mono text-xs",
        isTall ? "h-[calc(100dvh-16rem)] min-h-80" : "max-h-80",
      )}
    >
      <ol className="py-1">
        {lines.map((line) => (
          <Line key={keyOf(line)} line={line} isOpen={opened === line} onOpen={toggle} />
        ))}
      </ol>
    </section>
  );
}

interface LineProps {
  line: ProcessLine;
  isOpen: boolean;
  onOpen: (line: ProcessLine) => void;
}

/** A busy platform brings new ones ten times a second: those that stand there are not read again. */
const Line = memo(function Line({ line, isOpen, onOpen }: LineProps) {
  const { at, text, detail } = readable(line);
  return (
    <li className="hover:bg-raised">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => onOpen(line)}
        className="flex w-full flex-wrap gap-x-3 px-4 py-0.5 text-left focus-visible:outline-offset-[-2px] max-md:py-1"
      >
        <span className="shrink-0 text-muted">{at}</span>
        <span className="max-w-full shrink-0 truncate text-muted md:w-32">{line.process}</span>
        <span
          className={classNames(
            "min-w-0 max-md:basis-full md:flex-1",
            isOpen ? "break-all" : "truncate",
            TONES[line.level],
          )}
        >
          {text}
          {detail !== "" && <span className="ml-3 text-muted">{detail}</span>}
        </span>
      </button>
      {isOpen && <pre className="px-4 pb-2 break-all whitespace-pre-wrap text-ink">{pretty(line.line)}</pre>}
    </li>
  );
});

/** Two lines may be equal in all they say: each is known by when it was met. */
const KEYS = new WeakMap<ProcessLine, number>();
let met = 0;

function keyOf(line: ProcessLine): number {
  const key = KEYS.get(line) ?? met++;
  KEYS.set(line, key);
  return key;
}

function pretty(line: string): string {
  try {
    return JSON.stringify(JSON.parse(line), null, 2);
  } catch {
    return line;
  }
}
