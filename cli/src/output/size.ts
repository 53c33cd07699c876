const UNITS = ["B", "KB", "MB", "GB", "TB"] as const;

/** Bytes as a person reads them: `812 B`, `31.4 MB`, powers of 1,024. */
export function size(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1_024 ** power;
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[power]}`;
}
