import type { RunSnapshot } from "@terrace/core/report";
import { Mark } from "../../parts/mark.tsx";

/** What is not as the working tree and the spec say although every process is well, and what changes that. Nothing where all is as said. */
export function Notices({ snapshot }: { snapshot: RunSnapshot }) {
  const notices = noticesOf(snapshot);
  if (notices.length === 0) return null;
  return (
    <ul aria-label="To know" className="grid gap-2 rounded-lg border border-line bg-surface px-4 py-3 text-sm">
      {notices.map(({ what, text }) => (
        <li key={text} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <Mark tone="warn">{what}</Mark>
          <span className="min-w-0 flex-1 basis-64">{text}</span>
        </li>
      ))}
    </ul>
  );
}

function noticesOf({ heldBack = [], idle = [], unkept }: RunSnapshot) {
  return [
    ...heldBack.map(({ service, current, revision, reason }) => ({
      what: service,
      text: `stays at revision ${current}: revision ${revision}, with the code of the working tree, was taken back (${reason}).`,
    })),
    ...idle.map((service) => ({ what: service, text: "has no task, as somebody asked; `terrace scale` starts one." })),
    ...(unkept === undefined
      ? []
      : [{ what: "balancer", text: `forgets its shares if it is killed, because they cannot be kept: ${unkept}.` }]),
  ];
}
