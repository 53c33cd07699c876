const steps: [limit: number, seconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [3_600, 60, "minute"],
  [86_400, 3_600, "hour"],
  [604_800, 86_400, "day"],
  [2_592_000, 604_800, "week"],
];

const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const date = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** How long ago, up to a month; then the date. Times are RFC 3339 and milliseconds since 1970. */
export function age(time: string, now: number): string {
  const seconds = Math.max(0, (now - Date.parse(time)) / 1_000);
  if (seconds < 60) return "just now";
  const step = steps.find(([limit]) => seconds < limit);
  if (step === undefined) return date.format(Date.parse(time));
  return words.format(-Math.floor(seconds / step[1]), step[2]);
}
