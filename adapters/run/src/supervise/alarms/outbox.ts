import type { ResourceId } from "@terrace/core/graph";
import type { Emit } from "../event.ts";
import type { Post } from "./channels/post.ts";
import type { KeptAlarms } from "./kept-alarms.ts";
import { afterFailure, type Letter, overtaken, waitOf } from "./letter.ts";

/** What an outbox works with. */
export interface OutboxContext {
  readonly kept: KeptAlarms;
  readonly emit: Emit;
  /** How a channel is reached now; a letter to one that cannot be is not sent, which is told. */
  readonly postTo: (channel: ResourceId) => Post;
}

/**
 * Sends the letters in the store: those to one channel about one alarm in order, all others by themselves, so that a channel that hangs or a letter that
 * is refused holds up nothing else. A letter leaves the store once it was taken: after a crash in between it is sent again, with the same id.
 */
export class Outbox {
  readonly #context: OutboxContext;
  /** By lane, as are the letters under way. */
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #trouble = new Map<ResourceId, string>();
  readonly #stopped = new AbortController();

  constructor(context: OutboxContext) {
    this.#context = context;
  }

  /** Looks for letters that can be sent; to be called when some were written. */
  look(): void {
    for (const lane of new Set(this.#context.kept.letters().map(laneOf))) this.#serve(lane);
  }

  /** What the last attempt on a channel ended with; null when it went well or there was none. */
  trouble(channel: ResourceId): string | null {
    return this.#trouble.get(channel) ?? null;
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await Promise.all(this.#underWay.values());
  }

  #serve(lane: string): void {
    if (this.#stopped.signal.aborted || this.#underWay.has(lane)) return;
    clearTimeout(this.#timers.get(lane));
    const letters = this.#context.kept.letters().filter((letter) => laneOf(letter) === lane);
    for (const letter of overtaken(letters)) this.#giveUp(letter, "too many later ones wait");
    const first = letters[overtaken(letters).length];
    if (first === undefined) return;
    const wait = waitOf(first, Date.now());
    if (wait > 0) {
      const timer = setTimeout(() => this.#serve(lane), wait);
      this.#timers.set(lane, timer.unref());
      return;
    }
    const sent = this.#send(first).finally(() => {
      this.#underWay.delete(lane);
      this.#serve(lane);
    });
    this.#underWay.set(lane, sent);
  }

  async #send(letter: Letter): Promise<void> {
    const { kept, emit, postTo } = this.#context;
    const { id, channel, notification } = letter;
    const post = postTo(channel);
    if (post.kind === "unready") return this.#giveUp(letter, post.reason);
    try {
      await post.send(notification, this.#stopped.signal);
    } catch (error) {
      // The end of the control plane is not the channel's fault: the next one sends it.
      if (this.#stopped.signal.aborted) return;
      const message = (error as Error).message;
      this.#trouble.set(channel, message);
      const later = afterFailure(letter, Date.now());
      if (later === null) return this.#giveUp(letter, message);
      kept.settle(id, later);
      const { attempts } = later;
      emit({ type: "notification-failed", name: channel, subject: notification.subject, error: message, attempts });
      return;
    }
    this.#trouble.delete(channel);
    kept.settle(id, null);
    emit({ type: "notification-sent", name: channel, subject: notification.subject, to: notification.state });
  }

  #giveUp({ id, channel, notification }: Letter, reason: string): void {
    const { kept, emit } = this.#context;
    this.#trouble.set(channel, reason);
    kept.settle(id, null);
    emit({ type: "notification-given-up", name: channel, subject: notification.subject, error: reason });
  }
}

/** Letters that must not overtake each other. */
function laneOf({ channel, notification }: Letter): string {
  return `${channel} ${notification.subject}`;
}
