import { percent } from "../../format/figures.ts";

/** Which revision gets how much of the requests; while a deployment is under way, two of them. */
export function RevisionBar({ revisions }: { revisions: readonly { revision: number; share: number }[] }) {
  const newest = revisions.at(-1)?.revision;
  if (revisions.length === 1) return <p className="text-right leading-5">revision {newest}</p>;
  return (
    <div className="mt-0.5">
      <div aria-hidden="true" className="flex h-1.5 gap-px overflow-hidden rounded-full bg-raised">
        {revisions.map(({ revision, share }) => (
          <span
            key={revision}
            style={{ width: percent(share, 1).replace(" ", "") }}
            className={`transition-[width] duration-700 ${revision === newest ? "bg-accent" : "bg-chosen"}`}
          />
        ))}
      </div>
      <p className="mt-1 flex justify-between leading-4">
        {revisions.map(({ revision, share }) => (
          <span key={revision}>
            r{revision} <b className="text-ink">{percent(share)}</b>
          </span>
        ))}
      </p>
    </div>
  );
}
