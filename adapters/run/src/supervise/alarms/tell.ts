import { randomUUID } from "node:crypto";
import type { Graph, ResourceId } from "@terrace/core/graph";
import type { Emit } from "../event.ts";
import type { KeptAlarms, Standing } from "./kept-alarms.ts";
import { isWorthTelling, type Notification, notificationOf } from "./notification.ts";
import type { Outbox } from "./outbox.ts";

/** What came into another state. */
export type Happened = Pick<Notification, "subject" | "severity" | "state" | "from" | "reason" | "isTest">;

/** Keeps a new state together with the letters about it, and only then says that it happened. */
export type Tell = (
  to: { readonly graph: Graph; readonly channels: readonly ResourceId[] },
  happened: Happened,
  standing: Standing,
) => void;

export function teller(kept: KeptAlarms, outbox: Outbox, emit: Emit): Tell {
  return ({ graph, channels }, happened, standing) => {
    const { subject, severity, from, state, reason } = happened;
    const now = Date.now();
    const notification = notificationOf(graph, happened, { id: randomUUID(), now });
    const letters = isWorthTelling(from, state)
      ? channels.map((channel) => ({
          ...{ id: randomUUID(), channel, notification, written: now, attempts: 0, next: now },
        }))
      : [];
    kept.stand(subject, standing, letters);
    emit({ type: "alarm-changed", name: subject, severity, from, to: state, reason });
    outbox.look();
  };
}
