/** Whether a profile image may be shown from there: https, or a path of this very site. Anything else could run scripts or tell others who looks. */
export function isImageUrl(text: string): boolean {
  if (/^\/(?!\/)[^\s\\]*$/.test(text)) return true;
  return URL.canParse(text) && new URL(text).protocol === "https:";
}
