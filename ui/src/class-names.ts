/** Joins class names and leaves out what is false, so that conditions read as data. */
export function classNames(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
