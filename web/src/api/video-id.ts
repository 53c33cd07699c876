/** Whether text from an address can be the id of a video, so that nonsense never reaches the API. */
export function isVideoId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
