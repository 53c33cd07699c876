/** Bytes for people, in decimal units as phones show them: `840 KB`, `12.4 MB`. */
export function size(bytes: number): string {
  const units = ["B", "KB", "MB", "GB", "TB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** power;
  const digits = power < 2 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${units[power]}`;
}
