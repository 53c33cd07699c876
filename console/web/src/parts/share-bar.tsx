/** How large something is beside the largest. The figure itself stands next to it. */
export function ShareBar({ share }: { share: number }) {
  return (
    <span aria-hidden="true" className="block h-2 rounded-full bg-raised md:mt-1.5">
      <span className="block h-full rounded-full bg-series-1" style={{ width: `${share * 100}%` }} />
    </span>
  );
}
