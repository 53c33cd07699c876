import { PageOf, pageQuery } from "@terrace/service-kit/pagination";
import { type Static, Type } from "typebox";

/** The eight kinds of moves (BRQ-FEAT-02). */
export const categories = [
  "toprock",
  "uprocking",
  "power-trick",
  "freeze",
  "power-move",
  "footwork",
  "experimental",
  "groove",
] as const;
export const Category = Type.Enum(categories);
export type Category = Static<typeof Category>;

/** Where a video is on its way: `uploading → uploaded → probed → playable → complete`, or `failed`. */
export const VideoState = Type.Enum(["uploading", "uploaded", "probed", "playable", "complete", "failed"]);
export type VideoState = Static<typeof VideoState>;

/** What is being done at the moment, or was when the video failed; `progress` counts within it. */
export const VideoStage = Type.Enum(["upload", "probe", "publish", "ladder", "storyboard", "done"]);
export type VideoStage = Static<typeof VideoStage>;

const Title = Type.String({ minLength: 1, maxLength: 255, pattern: "\\S" });
const Description = Type.String({ maxLength: 5_000 });
const Tags = Type.Array(Type.String({ minLength: 1, maxLength: 50, pattern: "\\S" }), { maxItems: 20 });
const Visibility = Type.Enum(["public", "private"]);
const Count = Type.Integer({ minimum: 0 });

/** A video as every endpoint shows it. */
export const Video = Type.Object({
  id: Type.String({ format: "uuid" }),
  title: Title,
  description: Description,
  category: Type.Union([Category, Type.Null()]),
  tags: Tags,
  visibility: Visibility,
  owner: Type.Object({ id: Type.String({ format: "uuid" }), username: Type.String() }),
  state: VideoState,
  stage: VideoStage,
  /** Share of the stage that is done, 0 to 1. */
  progress: Type.Number({ minimum: 0, maximum: 1 }),
  /** Why it failed, in a sentence for its owner. */
  failure: Type.Union([Type.Object({ code: Type.String(), message: Type.String() }), Type.Null()]),
  /** Seconds. */
  duration: Type.Union([Type.Number(), Type.Null()]),
  /** As displayed, in pixels. */
  width: Type.Union([Type.Integer(), Type.Null()]),
  height: Type.Union([Type.Integer(), Type.Null()]),
  /** Bytes of the upload. */
  size: Type.Integer(),
  /** Signed path of the poster. */
  poster: Type.Union([Type.String(), Type.Null()]),
  createdAt: Type.String({ format: "date-time" }),
  updatedAt: Type.String({ format: "date-time" }),
  likesCount: Count,
  commentsCount: Count,
  viewsCount: Count,
  sharesCount: Count,
});
export type Video = Static<typeof Video>;

export const VideoPage = PageOf(Video);
export type VideoPage = Static<typeof VideoPage>;

/** Query of `GET /api/videos`. */
export const VideoQuery = Type.Object(
  {
    ...pageQuery,
    category: Type.Optional(Category),
    tag: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
    user: Type.Optional(Type.String({ format: "uuid" })),
  },
  { additionalProperties: false },
);
export type VideoQuery = Static<typeof VideoQuery>;

/** Body of `PATCH /api/videos/{id}`. */
export const VideoPatch = Type.Object(
  {
    title: Type.Optional(Title),
    description: Type.Optional(Description),
    category: Type.Optional(Type.Union([Category, Type.Null()])),
    tags: Type.Optional(Tags),
    visibility: Type.Optional(Visibility),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type VideoPatch = Static<typeof VideoPatch>;

export const VideoParams = Type.Object({ id: Type.String({ format: "uuid" }) });

const Ids = Type.Array(Type.String({ format: "uuid" }), { minItems: 1, maxItems: 50 });

/**
 * What clients say on the WebSocket `/api/videos/live`, by its `type`; `authenticate` with an access token makes a third.
 * A video that nobody may see is answered, and one that is seen no longer is ended, by an error with its `id`.
 */
export const LiveMessages = {
  subscribe: Type.Object({ ids: Ids }),
  unsubscribe: Type.Object({ ids: Ids }),
};

/** What it says: a video when it was asked for, and again whenever it changed. Errors are those of every socket, with the `id` they are about. */
export const LiveVideo = Type.Object({ type: Type.Literal("video"), video: Video });
export type LiveVideo = Static<typeof LiveVideo>;

/** Signed paths: one signature covers every file of the video until it expires. */
export const Playback = Type.Object({
  hls: Type.String(),
  dash: Type.String(),
  poster: Type.Union([Type.String(), Type.Null()]),
  /** WebVTT file of the seek bar's previews. */
  storyboard: Type.Union([Type.String(), Type.Null()]),
  expiresAt: Type.String({ format: "date-time" }),
});
export type Playback = Static<typeof Playback>;

/** An upload that is not finished, as `GET /api/videos/uploads` shows it. */
export const Upload = Type.Object({
  id: Type.String({ format: "uuid" }),
  title: Title,
  filename: Type.Union([Type.String(), Type.Null()]),
  /** Bytes declared and bytes received. */
  size: Type.Integer(),
  offset: Type.Integer(),
  /** Where to go on, by tus. */
  location: Type.String(),
  createdAt: Type.String({ format: "date-time" }),
  expiresAt: Type.String({ format: "date-time" }),
});
export type Upload = Static<typeof Upload>;
export const UploadList = Type.Object({ items: Type.Array(Upload) });
export type UploadList = Static<typeof UploadList>;
