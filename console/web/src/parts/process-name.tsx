/** A process and where it listens. */
export function ProcessName({ name, port }: { name: string; port: number | null }) {
  return (
    <span className="font-semibold md:whitespace-nowrap">
      <span title={name} className="wrap-anywhere md:inline-block md:max-w-40 md:truncate md:align-bottom">
        {name}
      </span>
      {port !== null && <span className="ml-2 font-normal text-muted">:{port}</span>}
    </span>
  );
}
