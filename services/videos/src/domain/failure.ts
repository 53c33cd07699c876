/** Why a video could not be processed, with the sentence its owner reads. The file is at fault, so a retry would not help. */
export const failures = {
  EMPTY_FILE: "This file is empty. Choose the video again and upload it once more.",
  NOT_A_VIDEO: "This file is not a video. Choose a video such as MP4, MOV or WebM.",
  NO_VIDEO_STREAM: "This file has sound but no picture. Choose a video with a picture.",
  TRUNCATED: "This video is cut off: a part of the file is missing. Export or record it again, then upload it.",
  ZERO_DURATION: "This video has no length. Film for at least a moment.",
  TOO_SMALL: "This picture is too small to watch. Film at 64×64 pixels or more.",
  TOO_LARGE: "This picture is too large. Export it at 8K (7680 pixels) or less.",
  UNREADABLE_VIDEO: "The picture of this video cannot be decoded. Export it as MP4 (H.264) and upload that.",
  PROCESSING_FAILED:
    "Something went wrong on our side while preparing this video. Upload it again; if that fails too, tell us.",
  INSUFFICIENT_STORAGE: "Our storage is full at the moment, so this video could not be prepared. Try again later.",
} as const;

/** Stable code of a failure, shown as `failure.code`. */
export type FailureCode = keyof typeof failures;

/** What the API shows of a failed video. */
export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
}

/** Failure of a code, with its sentence. */
export function toFailure(code: FailureCode): Failure {
  return { code, message: failures[code] };
}

/** Thrown inside a job when the file itself is at fault: the job ends, the video becomes `failed`, nothing is retried. */
export class BadVideo extends Error {
  readonly failure: Failure;

  constructor(code: FailureCode, options: { readonly cause?: unknown } = {}) {
    super(failures[code], options);
    this.name = "BadVideo";
    this.failure = toFailure(code);
  }
}
