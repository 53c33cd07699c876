import { ApiError } from "./api-error.ts";
import { request } from "./client.ts";
import { readEvents } from "./event-stream.ts";
import { getVideo, isSettled, type Video } from "./videos.ts";

const pauseMs = 2_000;

/**
 * Every change of a video until nothing more will happen: by server-sent events, and by asking now and then while
 * events do not come through (a proxy that buffers, a service that restarts). Ends when the signal aborts.
 */
export async function* followVideo(id: string, signal: AbortSignal): AsyncGenerator<Video> {
  while (!signal.aborted) {
    try {
      for await (const video of changes(id, signal)) {
        yield video;
        if (isSettled(video)) return;
      }
      const video = await getVideo(id, signal);
      yield video;
      if (isSettled(video)) return;
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ApiError && [401, 403, 404, 410].includes(error.status)) throw error;
    }
    await pause(signal);
  }
}

async function* changes(id: string, signal: AbortSignal): AsyncGenerator<Video> {
  const headers = { accept: "text/event-stream" };
  const response = await request(`/api/videos/${id}/events`, { headers, signal });
  if (response.body === null) return;
  const text = response.body.pipeThrough(new TextDecoderStream());
  for await (const { event, data } of readEvents(pieces(text))) {
    if (event === "video") yield JSON.parse(data) as Video;
  }
}

/** Safari cannot iterate a stream, so it is read by hand. */
async function* pieces(stream: ReadableStream<string>): AsyncGenerator<string> {
  const reader = stream.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, pauseMs);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
  });
}
