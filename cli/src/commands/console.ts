import { once } from "node:events";
import { readStatus } from "@terrace/run/client";
import { type Command, ENVIRONMENT, type Invocation, PLATFORM } from "../command.ts";
import { openConsole } from "../console/open-console.ts";
import { EXIT } from "../exit-code.ts";
import { openInBrowser } from "../open-in-browser.ts";
import { isNotRunning, runningPlatform } from "../platform/running-platform.ts";
import { UserError } from "../user-error.ts";

/** A web page that shows a running platform live, served here until Ctrl-C. Only the address that it prints opens it. */
export const consoleCommand: Command = {
  arguments: [PLATFORM],
  options: [
    ENVIRONMENT,
    { flags: "--port <number>", about: "port on 127.0.0.1 (default: a free one)" },
    { flags: "--open", about: "open it in the browser" },
  ],
  examples: ["terrace console", "terrace console breiq --port 4700 --open"],
  run,
};

async function run({ arguments: [word], options, terminal, onInterrupt }: Invocation): Promise<number> {
  const port = portOf(options.port);
  const ref = await runningPlatform(word, options.env);
  const { state } = await readStatus(ref);
  if (state === "stopped") throw isNotRunning(ref);
  const interruption = new AbortController();
  onInterrupt(() => interruption.abort());
  const console = await openConsole({ ref, port, word: word ?? ref.platform }, terminal).catch(
    (error: NodeJS.ErrnoException) => {
      // Ctrl-C ends the build that is under way too, which then cannot say how it would have ended.
      if (interruption.signal.aborted) return null;
      if (error.code !== "EADDRINUSE") throw error;
      throw new UserError(`Port ${port} is taken.`, { code: "PORT_TAKEN", hint: "Leave --port out for a free one" });
    },
  );
  if (console === null) return EXIT.interrupted;
  const { out, err, json, quiet } = terminal;
  out.write(json ? `${JSON.stringify({ url: console.url })}\n` : `\n  ${out.paint.cyan(console.url)}\n`);
  if (!quiet) err.write(`\n  ${err.paint.dim("Ctrl-C ends the console; the platform runs on.")}\n\n`);
  if (options.open === true) await openInBrowser(console.url);
  if (!interruption.signal.aborted) await once(interruption.signal, "abort");
  await console.close();
  return EXIT.ok;
}

function portOf(text: string | undefined): number {
  if (text === undefined) return 0;
  const port = /^\d+$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new UserError(`"${text}" is no port.`, { hint: "A whole number from 1 to 65535" });
}
