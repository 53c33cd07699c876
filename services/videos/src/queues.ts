/** Jobs of the videos service, one queue each. */
export const queues = {
  /** Inspect an upload and make it playable: somebody is waiting. */
  publish: "videos.publish",
  /** Encode the other rungs and the storyboard. */
  ladder: "videos.ladder",
  /** Remove the objects of a deleted video. */
  erase: "videos.erase",
  /** Remove tracks that no playlist names any more, once nobody can be watching them. */
  tidy: "videos.tidy",
} as const;

/** Queue in which identity says that a user has another name. */
export const userChanged = "identity.user-changed";

/** What such a job carries. */
export interface UserChange {
  readonly userId: string;
  readonly username: string;
}

/** What every job of this service carries. */
export interface VideoJob {
  readonly videoId: string;
}

/** Channel of the bus on which changes of a video are announced. */
export function videoChannel(videoId: string): string {
  return `video:${videoId}`;
}

/** Channel of the bus on which new jobs are announced. */
export const jobsChannel = "videos.jobs";
