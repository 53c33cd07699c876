import { AppError } from "@terrace/service-kit/errors";
import type { HttpApp } from "@terrace/service-kit/http";
import { addSocket, type Talk } from "@terrace/service-kit/socket";
import { LiveMessages, type LiveVideo } from "../../contract.ts";
import type { Config } from "../config.ts";
import type { Deps } from "../deps.ts";
import { maySee } from "../domain/access.ts";
import { createSteadySigner } from "../domain/media-url.ts";
import { type Signer, toVideo } from "../video-view.ts";
import { signingOf } from "./signing.ts";

/** Videos that one client may follow at a time. */
const mostFollowed = 100;

const DESCRIPTION = `Follow videos: \`{"type":"subscribe","ids":[…]}\`, at most 50 at once and ${mostFollowed} together, and \`unsubscribe\`. Each is told as \`{"type":"video","video"}\`, as it is and again whenever it changed; one that you may not see, or no longer, as an error NOT_FOUND with its \`id\`.`;

/** A WebSocket on which a client follows many videos at once: each as it is, and again whenever it changed, from the source of the events. (BRQ-SVC-10, CON-BRQ-33) */
export function addLive(app: HttpApp, config: Config, deps: Deps): void {
  const sign = createSteadySigner(signingOf(config));
  addSocket(app, {
    path: "/api/videos/live",
    description: DESCRIPTION,
    auth: deps.auth,
    messages: LiveMessages,
    open(talk) {
      const followed = new Map<string, () => void>();
      const leave = (id: string) => {
        followed.get(id)?.();
        followed.delete(id);
      };
      return {
        hear: {
          subscribe({ ids }) {
            if (new Set([...followed.keys(), ...ids]).size > mostFollowed) throw tooMany();
            for (const id of ids) {
              leave(id);
              followed.set(id, follow(id, talk, { deps, sign, leave: () => leave(id) }));
            }
          },
          unsubscribe({ ids }) {
            for (const id of ids) leave(id);
          },
        },
        closed() {
          for (const id of [...followed.keys()]) leave(id);
        },
      };
    },
  });
}

interface Following {
  readonly deps: Deps;
  readonly sign: Signer;
  leave(): void;
}

/** Tells of one video until it is left. One that the client may not see, or no longer, is left with the words for one that does not exist. */
function follow(id: string, talk: Talk, { deps, sign, leave }: Following): () => void {
  let sent = "";
  return deps.watch.watch(id, (row) => {
    if (row === undefined || !maySee(row, talk.user)) {
      talk.send({ type: "error", id, code: "NOT_FOUND", message: "There is no such video.", details: null });
      return leave();
    }
    const video = toVideo(row, sign, new Date());
    const text = JSON.stringify(video);
    if (text !== sent) talk.send({ type: "video", video } satisfies LiveVideo);
    sent = text;
  });
}

function tooMany(): AppError {
  return new AppError("VALIDATION_FAILED", {
    message: `ids would make it more than ${mostFollowed} videos.`,
    details: { field: "ids", suggestion: "Unsubscribe from some first." },
  });
}
