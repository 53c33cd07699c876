/** How often a process was started anew: each time is worth a look. */
export function Restarts({ count }: { count: number }) {
  return <span className={count > 0 ? "font-semibold text-warn" : ""}>{count}</span>;
}
