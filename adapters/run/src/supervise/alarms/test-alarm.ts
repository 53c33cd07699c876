import { randomUUID } from "node:crypto";
import type { Alarm, Graph, ResourceId } from "@terrace/core/graph";
import type { AlarmTest } from "@terrace/core/report";
import type { Post } from "./channels/post.ts";
import { notificationOf } from "./notification.ts";

/** Sends a test message to every channel of an alarm, once, and says what became of each. The alarm itself stays as it is. */
export async function testAlarm(
  { id, severity, channels }: Alarm,
  graph: Graph,
  { postTo, signal }: { readonly postTo: (channel: ResourceId) => Post; readonly signal: AbortSignal },
): Promise<AlarmTest> {
  const happened = { subject: id, severity, state: "alarm", from: "ok", reason: REASON, isTest: true } as const;
  const sent = channels.map(async (channel) => {
    const begun = Date.now();
    const notification = notificationOf(graph, happened, { id: randomUUID(), now: begun });
    const post = postTo(channel);
    const sending = post.kind === "ready" ? post.send(notification, signal) : Promise.reject(new Error(post.reason));
    const error = await sending.then(
      () => null,
      (thrown: Error) => thrown.message,
    );
    return { channel, error, took: Date.now() - begun };
  });
  return { alarm: id, channels: await Promise.all(sent) };
}

const REASON = "this is a test: nothing has happened";
