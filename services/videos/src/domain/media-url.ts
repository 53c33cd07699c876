import { hash } from "node:crypto";

/** How media paths are signed. */
export interface MediaSigning {
  readonly secret: string;
  /** How long a path is good for, in seconds. */
  readonly lifetime: number;
}

/** A signed directory: one signature covers every file of a video until it expires (nginx `secure_link_md5 "$exp/$id $secret"`). */
export interface SignedMedia {
  /** Path with a trailing slash. */
  readonly base: string;
  readonly expiresAt: Date;
}

/** Signs the media of a video for the whole lifetime from now. */
export function signMedia(videoId: string, signing: MediaSigning, now: Date): SignedMedia {
  return sign(videoId, signing, Math.floor(now.getTime() / 1000) + signing.lifetime);
}

/** So many videos are remembered: a list signs the posters of the same ones again and again. */
const remembered = 5_000;

/** Makes a signer whose paths stay the same for a while (at most 15 minutes, a quarter of the lifetime): a browser can then cache the posters of a list. */
export function createSteadySigner(signing: MediaSigning): (videoId: string, now: Date) => SignedMedia {
  const step = Math.max(1, Math.min(900, Math.floor(signing.lifetime / 4)));
  const signed = new Map<string, SignedMedia>();
  let signedFor = 0;
  return (videoId, now) => {
    const seconds = Math.floor(now.getTime() / 1000);
    const expires = seconds - (seconds % step) + signing.lifetime;
    if (expires !== signedFor) signed.clear();
    signedFor = expires;
    const known = signed.get(videoId);
    if (known !== undefined) return known;
    if (signed.size >= remembered) signed.clear();
    const media = sign(videoId, signing, expires);
    signed.set(videoId, media);
    return media;
  };
}

function sign(videoId: string, { secret }: MediaSigning, expires: number): SignedMedia {
  const signature = hash("md5", `${expires}/${videoId} ${secret}`, "base64url");
  return { base: `/media/${signature}/${expires}/${videoId}/`, expiresAt: new Date(expires * 1000) };
}
