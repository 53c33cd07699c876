import type { Video } from "../../api/videos.ts";

/** How far a video is, in words and as one number over all of its stages. */
export interface ProcessingView {
  label: string;
  /** 0 to 1; null when a stage has no measure. */
  value: number | null;
}

const labels: Record<Video["stage"], string> = {
  upload: "Uploading",
  probe: "Checking the video",
  publish: "Getting it ready to play",
  ladder: "Making more qualities",
  storyboard: "Making previews",
  done: "Ready",
};

/** What is happening to a video now. Only the long stages have a bar with a number. */
export function processingView(video: Pick<Video, "stage" | "progress">): ProcessingView {
  const measured = video.stage === "upload" || video.stage === "publish" || video.stage === "ladder";
  const value = video.stage === "done" ? 1 : measured ? Math.min(1, Math.max(0, video.progress)) : null;
  return { label: labels[video.stage] ?? "Working", value };
}

/** What a screen reader is told as a video gets further. Uploads and failures speak for themselves. */
export function processingNews(video: Pick<Video, "state" | "stage" | "progress">): string {
  return video.state === "uploading" || video.state === "failed" ? "" : processingView(video).label;
}
