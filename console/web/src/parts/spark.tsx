/** A figure over the last minutes as a small line, without scales: the shape of it. Nothing where nothing is known. */
export function Spark({ values, label, most }: { values: readonly (number | null)[]; label: string; most?: number }) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return <span className="block h-8" />;
  const top = Math.max(most ?? 0, ...known, 1e-9);
  const x = (index: number) => (index / (values.length - 1)) * 100;
  const points = values.flatMap((value, index) =>
    value === null ? [] : [`${x(index).toFixed(2)},${(30 - (value / top) * 28).toFixed(2)}`],
  );
  return (
    <svg role="img" aria-label={label} viewBox="0 0 100 32" preserveAspectRatio="none" className="block h-7 w-full">
      <polyline
        points={points.join(" ")}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
        strokeLinejoin="round"
      />
    </svg>
  );
}
