/** Where to go after signing in: a path of this site and nothing else, so that a link cannot lead people away. */
export function returnPath(to: string | null): string {
  return to !== null && /^\/(?![/\\])[^\\\s]*$/.test(to) ? to : "/";
}
