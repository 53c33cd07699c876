import type { BaseBackup, WholeCopy } from "@terrace/core/report";
import { age, moment, span } from "../../format/figures.ts";
import { Mark } from "../../parts/mark.tsx";
import type { Column } from "../../parts/table.tsx";

type AnyCopy = BaseBackup | WholeCopy;

export const COPY_COLUMN: Column<AnyCopy> = {
  name: "Copy",
  className: "w-[26%]",
  of: ({ id }) => <span className="font-mono text-xs">{id}</span>,
};

/** When it was of one piece, and how long ago that is. `now` is in milliseconds since the epoch. */
export function ageColumn(now: number): Column<AnyCopy> {
  return {
    name: "Made",
    isText: true,
    of: ({ finishedAt }) => (
      <time dateTime={finishedAt} className="whitespace-nowrap">
        {moment(finishedAt)} <span className="text-muted">{age(now - Date.parse(finishedAt))} ago</span>
      </time>
    ),
  };
}

export const TESTED_COLUMN: Column<AnyCopy> = {
  name: "Tested",
  isText: true,
  className: "w-[30%]",
  of: ({ verification }) => <Tested verification={verification} />,
};

/** When the next copy is due, from what is planned. */
export function nextCopy(at: string | null, now: number): string {
  if (at === null) return "not planned";
  const wait = Date.parse(at) - now;
  return wait <= 0 ? "due now" : `in ${span(wait)}`;
}

/** What went wrong can be long: it stands in full, not on a mark. */
function Tested({ verification }: Pick<AnyCopy, "verification">) {
  if (verification === null) return <Mark>not yet</Mark>;
  const { error, at } = verification;
  if (error === null) return <Mark tone="good">sound, {moment(at)}</Mark>;
  return (
    <>
      <Mark tone="danger">cannot be used, {moment(at)}</Mark>
      <p className="mt-1 break-words text-danger">{error}</p>
    </>
  );
}
