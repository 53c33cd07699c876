import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { text } from "node:stream/consumers";
import type { Channel } from "@terrace/core/graph";
import { SMTPServer } from "smtp-server";
import { describe, expect, it } from "vitest";
import { freePorts } from "../../../testing/free-ports.ts";
import { stubServer } from "../../../testing/stub-server.ts";
import { watchedGraph } from "../../../testing/watched-graph.ts";
import type { Notification } from "../notification.ts";
import { postJson } from "./post-json.ts";
import { postTo } from "./post-to.ts";

const RINGS: Notification = {
  id: "0192-rings",
  at: "2026-11-21T12:00:00.000Z",
  platform: "shop",
  environment: "production",
  subject: "alarm.errors",
  severity: "critical",
  state: "alarm",
  from: "ok",
  reason: "error-ratio > 5 % in 1 of 1 period of 60s",
  isTest: false,
};

const NEVER = new AbortController().signal;

describe("a channel over HTTP", () => {
  it.each([
    ["webhook", {}, { headline: "CRITICAL shop (production): errors rings", subject: "alarm.errors", state: "alarm" }],
    [
      "slack",
      {},
      { text: "CRITICAL shop (production): errors rings", attachments: [{ color: "danger", text: RINGS.reason }] },
    ],
    [
      "pagerduty",
      { "pagerduty-url": "{address}" },
      { event_action: "trigger", dedup_key: "shop/production/alarm.errors", payload: { severity: "critical" } },
    ],
    [
      "telegram",
      { "telegram-url": "{address}", "telegram-token": "t" },
      { text: expect.stringContaining("errors rings") },
    ],
  ] as const)("%s gets its own form", async (medium, parameters, expected) => {
    await using receiver = await receive();
    const given = Object.fromEntries(
      Object.entries({ to: receiver.address, ...parameters }).map(([name, value]) => [
        name,
        value.replace("{address}", receiver.address),
      ]),
    );
    await send(medium, given, RINGS);
    expect(receiver.bodies).toMatchObject([expected]);
  });

  it("resolves a pager's incident with the end of the alarm", async () => {
    await using receiver = await receive();
    await send("pagerduty", { to: "key", "pagerduty-url": receiver.address }, { ...RINGS, state: "ok", from: "alarm" });
    expect(receiver.bodies).toMatchObject([{ routing_key: "key", event_action: "resolve" }]);
  });

  it.each([
    ["refuses", 404, "answered 404"],
    ["hangs", null, "no answer in 200 ms"],
  ])("tells what failed when a receiver %s, and no address", async (_, status, message) => {
    await using receiver = await receive(status);
    const options = { id: "x", signal: NEVER, patience: 200 };
    await expect(postJson(`${receiver.address}/secret`, {}, options)).rejects.toThrow(new Error(message));
  });

  it("tells that nobody is there, and no address", async () => {
    const { port } = await freePorts(["port"]);
    await expect(send("slack", { to: `http://127.0.0.1:${port}/secret` }, RINGS)).rejects.toThrow(
      new Error("cannot be reached (ECONNREFUSED)"),
    );
  });
});

describe("a channel by e-mail", () => {
  it("is handed to the mail server with what happened, under the id that stays the same", async () => {
    await using mail = await receiveMail();
    await send("email", { to: "ops@example.org", "smtp-url": mail.url, "smtp-from": "terrace@example.org" }, RINGS);
    expect(mail.letters).toMatchObject([{ from: "terrace@example.org", to: ["ops@example.org"] }]);
    const [letter] = mail.letters;
    expect(letter?.content).toContain("Subject: CRITICAL shop (production): errors rings");
    expect(letter?.content).toContain("Message-ID: <0192-rings@terrace>");
    expect(letter?.content).toContain(RINGS.reason);
  });

  it("tells that the server refused, and not its password", async () => {
    await using mail = await receiveMail();
    const url = mail.url.replace("open:sesame", "open:wrong");
    await expect(send("email", { to: "ops@example.org", "smtp-url": url }, RINGS)).rejects.toThrow(
      new Error("the mail server refused it (535)"),
    );
  });

  it("tells that nobody listens there, or somebody who takes no mail", async () => {
    const { port: nobody = 0 } = await freePorts(["port"]);
    await using web = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")).listen(0, "127.0.0.1");
    await once(web, "listening");
    const { port: other } = web.address() as AddressInfo;
    const sentTo = (port: number) =>
      send("email", { to: "ops@example.org", "smtp-url": `smtp://127.0.0.1:${port}` }, RINGS);
    await expect(sentTo(nobody)).rejects.toThrow(new Error("the mail server cannot be reached (ECONNREFUSED)"));
    await expect(sentTo(other)).rejects.toThrow(new Error("the mail server does not answer like one (EPROTOCOL)"));
  });
});

describe("a channel that leads nowhere", () => {
  it.each([
    ["slack", {}, "the parameter to says where, and is not given"],
    ["slack", { to: "not a url" }, "its address is not like https://host/path"],
    ["email", { to: "ops@example.org" }, "the parameter smtp-url says which server takes mail, and is not given"],
    ["email", { to: "ops@example.org", "smtp-url": "mail" }, "the parameter smtp-url is not like smtp://host:port"],
    ["telegram", { to: "1" }, "the parameter telegram-token says as whom to write, and is not given"],
    ["sms", { to: "1" }, "nothing here sends to a telephone"],
    ["topic", {}, "nothing here sends to a provider's topic"],
  ] as const)("%s with %j says what it lacks", (medium, parameters, reason) => {
    expect(postTo("channel.it", addresses(medium, parameters))).toEqual({ kind: "unready", reason });
  });
});

function addresses(medium: Channel["medium"], parameters: Readonly<Record<string, string>>) {
  const channel: Channel = { kind: "channel", id: "channel.it", medium, to: { kind: "parameter", name: "to" } };
  return { graph: watchedGraph([channel]), parameters };
}

async function send(medium: Channel["medium"], parameters: Readonly<Record<string, string>>, what: Notification) {
  const post = postTo("channel.it", addresses(medium, parameters));
  if (post.kind === "unready") throw new Error(post.reason);
  await post.send(what, NEVER);
}

/** Somebody who takes JSON; answers with a status, or never where it is null. */
async function receive(status: number | null = 204) {
  const { port = 0 } = await freePorts(["port"]);
  const bodies: unknown[] = [];
  const server = await stubServer(port, async (request: IncomingMessage, response) => {
    bodies.push(JSON.parse(await text(request)));
    if (status !== null) response.writeHead(status).end();
  });
  return { bodies, address: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

/** A mail server that lets in who knows the word. */
async function receiveMail() {
  const { port = 0 } = await freePorts(["port"]);
  const letters: { from: string; to: string[]; content: string }[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, done) =>
      username === "open" && password === "sesame" ? done(null, { user: username }) : done(new Error("no")),
    onData: (stream, { envelope }, done) => {
      void text(stream).then((content) => {
        const { mailFrom, rcptTo } = envelope;
        letters.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          content,
        });
        done();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  return {
    letters,
    url: `smtp://open:sesame@127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}
