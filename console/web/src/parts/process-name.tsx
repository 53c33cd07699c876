/** A process and where it listens. */
export function ProcessName({ name, port }: { name: string; port: number | null }) {
  return (
    <span className="font-semibold whitespace-nowrap">
      {name}
      {port !== null && <span className="ml-2 font-normal text-muted">:{port}</span>}
    </span>
  );
}
