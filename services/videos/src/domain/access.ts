import type { User } from "@terrace/service-kit/auth";
import { AppError } from "@terrace/service-kit/errors";
import type { VideoState } from "../../contract.ts";

/** The part of a video that decides who may do what. */
interface Subject {
  readonly user_id: string;
  readonly is_public: boolean;
  readonly state: VideoState;
}

/** Whether somebody may see a video: everybody a public one that plays, otherwise its owner and moderators (BRQ-FEAT-16, BRQ-FEAT-19). */
export function maySee(video: Subject, user: User | null): boolean {
  const isReady = video.state === "playable" || video.state === "complete";
  return (video.is_public && isReady) || video.user_id === user?.id || mayModerate(user);
}

/** Refuses a caller who may not see the video as if it did not exist, so that nothing is told about it. @throws AppError NOT_FOUND */
export function requireSight<Row extends Subject>(video: Row | undefined, user: User | null): Row {
  if (video === undefined || !maySee(video, user))
    throw new AppError("NOT_FOUND", { message: "There is no such video." });
  return video;
}

/** Refuses a change by anybody but the owner. @throws AppError NOT_FOUND, FORBIDDEN */
export function requireOwner<Row extends Subject>(video: Row | undefined, user: User): Row {
  const seen = requireSight(video, user);
  const isOwner = seen.user_id === user.id && user.permissions.includes("update:own:video");
  if (!isOwner && !mayModerate(user))
    throw new AppError("FORBIDDEN", { message: "Only its owner may change a video." });
  return seen;
}

/** Refuses a deletion by anybody but the owner and those who may delete any video. @throws AppError NOT_FOUND, FORBIDDEN */
export function requireDeletion<Row extends Subject>(video: Row | undefined, user: User): Row {
  const mayDeleteAny = user.permissions.includes("delete:any:video");
  const seen = mayDeleteAny && video !== undefined ? video : requireSight(video, user);
  const isOwner = seen.user_id === user.id && user.permissions.includes("delete:own:video");
  if (!isOwner && !mayDeleteAny) throw new AppError("FORBIDDEN", { message: "Only its owner may delete a video." });
  return seen;
}

function mayModerate(user: User | null): boolean {
  return user?.permissions.includes("manage:content") ?? false;
}
