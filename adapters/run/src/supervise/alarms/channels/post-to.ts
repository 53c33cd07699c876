import { type Channel, findResource, type Graph, type ResourceId, type Value } from "@terrace/core/graph";
import { headline, type Notification } from "../notification.ts";
import { sendMail } from "./email.ts";
import { type Post, unready } from "./post.ts";
import { postJson } from "./post-json.ts";

/** Where channels lead, in words of this machine: the graph says who, a person's parameters say where. */
export interface Addresses {
  readonly graph: Graph;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Where PagerDuty and Telegram listen; a parameter leads elsewhere. */
const PAGERDUTY = "https://events.pagerduty.com/v2/enqueue";
const TELEGRAM = "https://api.telegram.org";

/** The parameters besides its address that a channel is reached with. */
const NEEDS: Partial<Readonly<Record<Channel["medium"], string>>> = { telegram: "telegram-token", email: "smtp-url" };

/** The parameters that somebody has to give before a channel can be reached, each by its name; none where nothing here sends to it in any case. */
export function parametersLacking({ to, medium }: Channel, addresses: Addresses): readonly string[] {
  if (medium === "sms" || medium === "topic") return [];
  const address = to?.kind === "parameter" && (textOf(to, addresses) ?? "") === "" ? [to.name] : [];
  const need = NEEDS[medium];
  return need === undefined || addresses.parameters[need] !== undefined ? address : [...address, need];
}

/** How a channel of the graph is reached from here. (BRQ-ALARM-11, ATL-METR-03, STM-ALARM-01) */
export function postTo(id: ResourceId, addresses: Addresses): Post {
  const channel = findResource(addresses.graph, "channel", id);
  if (channel === undefined) return unready(`there is no ${id} any more`);
  if (channel.medium === "sms" || channel.medium === "topic")
    return unready(`nothing here sends to a ${MEDIA[channel.medium]}`);
  const to = channel.to === null ? null : textOf(channel.to, addresses);
  if (to === null || to === "") return unready(lackOf(channel));
  return MAKE[channel.medium](to, addresses);
}

const MEDIA = { sms: "telephone", topic: "provider's topic" } as const;

const MAKE: Readonly<Record<Exclude<Channel["medium"], "sms" | "topic">, (to: string, addresses: Addresses) => Post>> =
  {
    webhook: (to) => overHttp(to, (notification) => ({ headline: headline(notification), ...notification })),
    slack: (to) => overHttp(to, slackMessage),
    pagerduty: (to, { parameters }) =>
      overHttp(parameters["pagerduty-url"] ?? PAGERDUTY, (one) => pagerdutyEvent(to, one)),
    telegram: (to, { parameters }) => {
      const token = parameters["telegram-token"];
      if (token === undefined) return unready("the parameter telegram-token says as whom to write, and is not given");
      const url = `${parameters["telegram-url"] ?? TELEGRAM}/bot${token}/sendMessage`;
      return overHttp(url, (one) => ({ chat_id: to, text: `${headline(one)}\n${one.reason}` }));
    },
    email: (to, { parameters }) => {
      const url = parameters["smtp-url"];
      if (url === undefined) return unready("the parameter smtp-url says which server takes mail, and is not given");
      if (!/^smtps?:\/\/[^/]/.test(url) || !URL.canParse(url))
        return unready("the parameter smtp-url is not like smtp://host:port");
      const from = parameters["smtp-from"] ?? "terrace@localhost";
      return { kind: "ready", send: (notification) => sendMail({ url, from }, to, notification) };
    },
  };

function overHttp(address: string, bodyOf: (notification: Notification) => unknown): Post {
  if (!/^https?:\/\/[^/]/.test(address) || !URL.canParse(address))
    return unready("its address is not like https://host/path");
  return {
    kind: "ready",
    send: (notification, signal) => postJson(address, bodyOf(notification), { id: notification.id, signal }),
  };
}

/** As Slack, Mattermost and others take it. (https://api.slack.com/messaging/webhooks) */
function slackMessage(notification: Notification) {
  const color = notification.state === "ok" ? "good" : notification.severity === "critical" ? "danger" : "warning";
  const text = headline(notification);
  return {
    text,
    attachments: [{ color, text: notification.reason, fallback: text, ts: Date.parse(notification.at) / 1_000 }],
  };
}

/** One incident for each alarm, that its end resolves. (https://developer.pagerduty.com/docs/events-api-v2/trigger-events) */
function pagerdutyEvent(key: string, notification: Notification) {
  const { platform, environment, subject, state, severity, at, reason } = notification;
  return {
    routing_key: key,
    event_action: state === "ok" ? "resolve" : "trigger",
    dedup_key: `${platform}/${environment}/${subject}`,
    payload: {
      ...{ summary: `${headline(notification)}: ${reason}`.slice(0, 1_024), source: `${platform} (${environment})` },
      ...{ severity, timestamp: at, component: subject },
    },
  };
}

/** A literal or a parameter; nothing that only a provider knows. */
function textOf(value: Value, { graph, parameters }: Addresses): string | null {
  switch (value.kind) {
    case "literal":
      return value.value;
    case "parameter":
      return parameters[value.name] ?? graph.parameters[value.name] ?? null;
    case "reference":
      return null;
    case "template": {
      const parts = value.parts.map((part) => textOf(part, { graph, parameters }));
      return parts.includes(null) ? null : parts.join("");
    }
  }
}

function lackOf({ to }: Channel): string {
  if (to?.kind === "parameter") return `the parameter ${to.name} says where, and is not given`;
  return "nobody says where it leads";
}
