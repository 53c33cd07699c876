import type { Milliseconds } from "@terrace/core/units";
import { createConnections } from "../connections.ts";
import type { Exchange, ExchangeRequest } from "../exchange.ts";
import type { PlaybackPopulation } from "../load.ts";
import { type Playlist, parsePlaylist } from "../playlist.ts";
import { pathWithin } from "../target.ts";
import { createClient } from "./client.ts";
import type { Clients, Surroundings } from "./clients.ts";
import { createTurns } from "./turns.ts";

interface Viewer {
  /** Where the media playlist is; null before it was found. */
  media: string | null;
  segments: readonly string[];
  live: boolean;
  next: number;
}

/** How a step ended, and by which request. */
interface Step {
  readonly request: ExchangeRequest;
  readonly ended: Exchange;
}

/** Clients that watch: playlist first, then a segment each time one begins to play; a video that is over begins again. */
export function playbackClients(population: PlaybackPopulation, surroundings: Surroundings): Clients {
  const { target } = surroundings;
  const client = createClient(surroundings, createConnections("kept"), { keepBody: true });
  const take = createTurns();
  const viewers = Array.from({ length: population.viewers }, none);
  const counts = { viewers: population.viewers, segments: 0, stalls: 0, stalledFor: 0 };

  async function step(member: number, viewer: Viewer, scheduledAt: Milliseconds): Promise<void> {
    const start = population.paths[member % population.paths.length] ?? "/";
    const { request, ended } = (await tuneIn(viewer, start, scheduledAt)) ?? (await play(viewer, scheduledAt));
    surroundings.sample(client.sample(request, scheduledAt, ended));
  }

  /** Finds the segments. Null when the viewer knows what to play, else the failure. */
  async function tuneIn(viewer: Viewer, start: string, scheduledAt: Milliseconds): Promise<Step | null> {
    if (viewer.media !== null && !viewer.live) return null;
    let path = viewer.media ?? start;
    for (let depth = 0; depth < 2; depth += 1) {
      const fetched = await fetch(path, scheduledAt);
      if (fetched.ended.outcome !== "ok") return fetched;
      const playlist = parsePlaylist(fetched.ended.body);
      const led = playlist === null ? null : follow(viewer, playlist, path);
      if (led === null) return malformed(fetched, "a playlist that leads nowhere");
      if (led === path) return playlist?.kind === "media" ? await initial(playlist.initial, path, scheduledAt) : null;
      path = led;
    }
    return malformed(await fetch(path, scheduledAt), "a master playlist in a master playlist");
  }

  /** Takes in a playlist; answers the playlist to read next, itself when there is none. */
  function follow(viewer: Viewer, playlist: Playlist, path: string): string | null {
    if (playlist.kind === "master") return pathWithin(target.origin, playlist.variants[0] ?? "", path);
    const segments = playlist.segments.map((segment) => pathWithin(target.origin, segment, path));
    if (segments.includes(null)) return null;
    const known = segments.filter((segment) => segment !== null);
    Object.assign(viewer, { media: path, segments: known, live: playlist.live });
    if (playlist.live) viewer.next = known.length - 1;
    return path;
  }

  async function initial(reference: string | null, base: string, scheduledAt: Milliseconds): Promise<Step | null> {
    if (reference === null) return null;
    const path = pathWithin(target.origin, reference, base);
    const fetched = await fetch(path ?? base, scheduledAt);
    return path !== null && fetched.ended.outcome === "ok" ? null : fetched;
  }

  async function play(viewer: Viewer, scheduledAt: Milliseconds): Promise<Step> {
    const segment = viewer.segments[viewer.next % viewer.segments.length] ?? "/";
    const fetched = await fetch(segment, scheduledAt);
    const waited = fetched.ended.endedAt - scheduledAt - population.segment;
    if (waited > 0) {
      counts.stalls += 1;
      counts.stalledFor += waited;
    }
    if (fetched.ended.outcome === "ok") {
      counts.segments += 1;
      viewer.next += 1;
    }
    return fetched;
  }

  async function fetch(path: string, scheduledAt: Milliseconds): Promise<Step> {
    const headers = population.headers;
    const request = { method: "GET", path, ...(headers === undefined ? {} : { headers }) };
    return { request, ended: await client.ask(request, scheduledAt) };
  }

  return {
    due: ({ choice, scheduledAt }) => {
      const viewer = viewers[choice];
      if (viewer !== undefined) take(choice, () => step(choice, viewer, scheduledAt));
    },
    close: async () => client.close(),
    report: () => ({ playback: { ...counts } }),
  };
}

function none(): Viewer {
  return { media: null, segments: [], live: false, next: 0 };
}

function malformed({ request, ended }: Step, detail: string): Step {
  return { request, ended: { ...ended, outcome: "malformed-response", detail } };
}
