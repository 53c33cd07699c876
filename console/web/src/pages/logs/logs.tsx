import type { ProcessLine } from "@terrace/console/view";
import type { RunSnapshot } from "@terrace/core/report";
import { useMemo, useState } from "react";
import { useLive } from "../../live/use-live.ts";
import { LogLines } from "../../parts/log-lines.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Panel } from "../../parts/panel.tsx";
import { SearchField } from "../../parts/search-field.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { Shown } from "../../parts/shown.tsx";
import { go } from "../../shell/router.ts";
import type { PageProps } from "../page-props.ts";

const ALL = "";
/** By rising weight. */
const LEVELS: readonly ProcessLine["level"][] = ["trace", "debug", "info", "warn", "error", "fatal"];

/** What tasks and engines write, as they write it. */
export default function Logs({ view, place }: PageProps) {
  const name = place.rest ?? ALL;
  const known = useLive<readonly ProcessLine[]>(name === ALL ? "logs" : `logs:${name}`);
  const status = useLive<RunSnapshot>("status");
  const [words, setWords] = useState(place.query.get("q") ?? "");
  const [level, setLevel] = useState<ProcessLine["level"]>("trace");
  const isHeld = useHold();
  const processes =
    status.state === "ready" ? [...status.value.tasks, ...status.value.engines].map((one) => one.name) : [];
  const names = [...new Set([...view.services.map((one) => one.name), ...processes, "control-plane"])];
  return (
    <>
      <PageHead title="Logs" />
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <SelectField
          label="Of"
          value={name}
          onChange={(chosen) => go(chosen === ALL ? "logs" : `logs/${chosen}`, { replace: true })}
          choices={[{ value: ALL, label: "everything" }, ...names.map((value) => ({ value, label: value }))]}
        />
        <SelectField
          label="At least"
          value={level}
          onChange={(chosen) => setLevel(chosen as ProcessLine["level"])}
          choices={LEVELS.map((value) => ({ value, label: value }))}
        />
        <SearchField label="With the words, or a request's id" value={words} onChange={setWords} />
        <button
          type="button"
          aria-pressed={isHeld.value}
          onClick={isHeld.toggle}
          className="min-h-11 rounded-md border border-edge bg-surface px-4 font-semibold hover:bg-raised aria-pressed:bg-chosen aria-pressed:text-on-chosen"
        >
          {isHeld.value ? "Held" : "Hold"}
        </button>
      </div>
      <Shown known={known} lacks="There are no logs">
        {(lines) => <Filtered lines={lines} words={words} level={level} isHeld={isHeld.value} />}
      </Shown>
    </>
  );
}

interface Filter {
  lines: readonly ProcessLine[];
  words: string;
  level: ProcessLine["level"];
  isHeld: boolean;
}

function Filtered({ lines, words, level, isHeld }: Filter) {
  const [held, setHeld] = useState<readonly ProcessLine[] | null>(null);
  if (isHeld && held === null) setHeld(lines);
  if (!isHeld && held !== null) setHeld(null);
  const source = held ?? lines;
  const shown = useMemo(() => {
    const least = LEVELS.indexOf(level);
    const sought = words.toLowerCase();
    return source.filter((one) => LEVELS.indexOf(one.level) >= least && one.line.toLowerCase().includes(sought));
  }, [source, level, words]);
  return (
    <Panel title={`${shown.length} of ${source.length} lines`} flush>
      <LogLines lines={shown} label="Lines" />
    </Panel>
  );
}

function useHold() {
  const [value, set] = useState(false);
  return { value, toggle: () => set(!value) };
}
