import type { LoadOutcome } from "@terrace/core/report";
import { WebSocket } from "ws";
import { monotonic } from "../clock.ts";
import { createLatencyRecorder } from "../latency-recorder.ts";
import type { SocketPopulation } from "../load.ts";
import { outcomeOfError, outcomeOfStatus } from "../outcome.ts";
import { readRevision } from "../revision.ts";
import type { Clients, Surroundings, Turn } from "./clients.ts";

/** A ping that was due and has no pong yet. */
interface Ping extends Turn {
  readonly timer: NodeJS.Timeout;
}

interface Member {
  socket: WebSocket | null;
  revision: string | null;
  saidGoodbye: boolean;
  closedAt: number | null;
  /** When it last opened another at once because it was told to. */
  movedAt: number;
  /** By sequence. Those of a socket that was told to move wait for the next one. */
  readonly pings: Map<number, Ping>;
}

interface Ending {
  readonly outcome: LoadOutcome;
  /** What the other side or the system said. */
  readonly detail?: string;
}

/** Going away and service restart (RFC 6455 §7.4.1 and its registry): the closes that tell a client to come again. */
const ANNOUNCED = new Set([1001, 1012]);

/**
 * Clients that hold a WebSocket each and ask by ping whether it is alive. Told to move, a client opens another at once, but no more than once
 * in `every`; closed without a word, it opens one with its next ping. Else a server that closes all would be hit by a load that nobody scheduled.
 */
export function socketClients(population: SocketPopulation, surroundings: Surroundings): Clients {
  const url = new URL(population.path, surroundings.target.origin.replace("http", "ws"));
  const members: Member[] = Array.from({ length: population.sockets }, none);
  const counts = { opened: 0, heard: 0, refused: 0, announcedCloses: 0, unannouncedCloses: 0 };
  const codes: Record<string, number> = {};
  const [openings, gaps] = [createLatencyRecorder(), createLatencyRecorder()];
  let closing = false;

  function due(turn: Turn): void {
    const member = members[turn.choice];
    if (member === undefined) return;
    const left = Math.max(1, turn.scheduledAt + surroundings.timeout - monotonic());
    const timer = setTimeout(() => end(member, turn.sequence, { outcome: "timeout" }), left);
    member.pings.set(turn.sequence, { ...turn, timer });
    if (member.socket === null) open(member);
    else if (member.socket.readyState === WebSocket.OPEN) member.socket.ping(String(turn.sequence));
  }

  function open(member: Member): void {
    const { headers = {}, greetings = [] } = population;
    const attemptedAt = monotonic();
    const socket = new WebSocket(url, { headers: { ...headers }, handshakeTimeout: surroundings.timeout });
    let opened = false;
    Object.assign(member, { socket, revision: null, saidGoodbye: false });
    socket.on("upgrade", ({ headers: given }) => {
      member.revision = readRevision(surroundings.revision, given, "");
    });
    socket.on("open", () => {
      opened = true;
      counts.opened += 1;
      openings.record(monotonic() - attemptedAt);
      for (const greeting of greetings) socket.send(greeting);
      if (member.closedAt !== null) gaps.record(monotonic() - member.closedAt);
      member.closedAt = null;
      for (const sequence of member.pings.keys()) socket.ping(String(sequence));
    });
    socket.on("pong", (data) => end(member, Number(data.toString()), { outcome: "ok" }));
    socket.on("message", (data, isBinary) => {
      counts.heard += 1;
      const { goodbye } = population;
      if (goodbye !== undefined && !isBinary && data.toString().includes(goodbye)) member.saidGoodbye = true;
    });
    socket.on("unexpected-response", (_request, { statusCode = 0, headers: given }) => {
      member.revision = readRevision(surroundings.revision, given, "");
      refuse(member, { outcome: outcomeOfStatus(statusCode, [101]), detail: String(statusCode) });
      socket.terminate();
    });
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (opened || closing || member.socket !== socket) return;
      const code = error.code ?? error.message;
      refuse(member, {
        outcome: outcomeOfError(code, code === "ECONNREFUSED" ? "connecting" : "waiting"),
        detail: code,
      });
    });
    socket.on("close", (code) => {
      if (opened && !closing) closed(member, code);
    });
  }

  /** No socket came of it. Whatever waited for one has failed by that cause, and the next ping tries again. */
  function refuse(member: Member, ending: Ending): void {
    counts.refused += 1;
    member.socket = null;
    for (const sequence of [...member.pings.keys()]) end(member, sequence, ending);
  }

  function closed(member: Member, code: number): void {
    const announced = ANNOUNCED.has(code) || member.saidGoodbye;
    counts[announced ? "announcedCloses" : "unannouncedCloses"] += 1;
    codes[code] = (codes[code] ?? 0) + 1;
    if (!announced)
      for (const sequence of [...member.pings.keys()])
        end(member, sequence, { outcome: "reset-before-response", detail: String(code) });
    const now = monotonic();
    Object.assign(member, { socket: null, closedAt: now });
    if (!announced || now - member.movedAt < population.every) return;
    member.movedAt = now;
    open(member);
  }

  function end(member: Member, sequence: number, { outcome, detail = "" }: Ending): void {
    const ping = member.pings.get(sequence);
    if (ping === undefined) return;
    clearTimeout(ping.timer);
    member.pings.delete(sequence);
    surroundings.sample({
      scheduledAt: ping.scheduledAt,
      endedAt: monotonic(),
      outcome,
      status: null,
      revision: member.revision,
      request: `PING ${population.path}`,
      detail,
    });
  }

  return {
    due,
    close: async () => {
      closing = true;
      await Promise.all(members.map(({ socket }) => (socket === null ? undefined : letGo(socket))));
    },
    report: () => ({
      sockets: { ...counts, codes: { ...codes }, openings: openings.summary(), gaps: gaps.summary() },
    }),
  };
}

function none(): Member {
  return {
    socket: null,
    revision: null,
    saidGoodbye: false,
    closedAt: null,
    movedAt: Number.NEGATIVE_INFINITY,
    pings: new Map(),
  };
}

/** Says goodbye, and does not wait long for the answer. */
function letGo(socket: WebSocket): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), 500);
    socket.on("close", () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(1_000);
  });
}
