/** Seconds as a clock: `0:07`, `12:30`, `1:02:03`. */
export function clock(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = `${pad(rest)}`;
  return hours > 0 ? `${hours}:${pad(minutes)}:${tail}` : `${minutes}:${tail}`;
}

/** Seconds as words, for screen readers: `1 minute 7 seconds`. */
export function spokenDuration(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const minutes = Math.floor(whole / 60);
  const parts = [
    minutes > 0 && plural(minutes, "minute"),
    (whole % 60 > 0 || minutes === 0) && plural(whole % 60, "second"),
  ];
  return parts.filter(Boolean).join(" ");
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
