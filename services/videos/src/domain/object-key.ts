/** The upload as it came (BRQ-STOR-02). */
export function rawKey(videoId: string): string {
  return `${rawPrefix(videoId)}original`;
}

export function rawPrefix(videoId: string): string {
  return `raw/${videoId}/`;
}

/** Everything that is streamed (BRQ-STOR-03). */
export function processedPrefix(videoId: string): string {
  return `processed/${videoId}/`;
}

/** Poster and storyboard (BRQ-STOR-04). */
export function thumbnailsPrefix(videoId: string): string {
  return `thumbnails/${videoId}/`;
}
