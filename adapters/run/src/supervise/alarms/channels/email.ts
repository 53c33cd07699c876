import { getSystemErrorName } from "node:util";
import { headline, type Notification } from "../notification.ts";
import { PATIENCE } from "./post-json.ts";

/** A server that takes mail, and who is said to send it. */
export interface MailServer {
  /** `smtp://user:password@host:port`, or `smtps:`. */
  readonly url: string;
  readonly from: string;
}

/** Sends a message by SMTP. Its Message-ID is the notification's, so that one that was sent twice is one to whoever reads it. */
export async function sendMail({ url, from }: MailServer, to: string, notification: Notification): Promise<void> {
  // Most platforms here send none: the library is loaded when the first one does.
  const { createTransport } = await import("nodemailer");
  const times = {
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    dnsTimeout: PATIENCE,
  };
  const transport = createTransport({ ...times, ...placeOf(url) });
  try {
    await transport.sendMail({
      ...{ from, to, subject: headline(notification), text: textOf(notification) },
      messageId: `<${notification.id}@terrace>`,
      headers: { "Auto-Submitted": "auto-generated" },
    });
  } catch (error) {
    throw new Error(`the mail server ${troubleOf(error as MailError)}`);
  } finally {
    transport.close();
  }
}

/** As the library tells what went wrong; only some of it is there. */
interface MailError {
  readonly code?: string;
  /** Of the system. */
  readonly errno?: number;
  /** Of the server: it has taken note, and said no. */
  readonly responseCode?: number;
}

/** Without the library's words, which may quote a password. */
function troubleOf({ code = "no reason known", errno, responseCode }: MailError): string {
  if (responseCode !== undefined) return `refused it (${responseCode})`;
  if (code === "ETIMEDOUT") return `gave no answer in ${PATIENCE} ms`;
  return errno === undefined
    ? `does not answer like one (${code})`
    : `cannot be reached (${getSystemErrorName(errno)})`;
}

function placeOf(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const isSecure = protocol === "smtps:";
  const auth =
    username === "" ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } };
  const isHere = hostname === "localhost" || hostname.startsWith("127.");
  return {
    ...{ host: hostname, port: port === "" ? (isSecure ? 465 : 587) : Number(port), secure: isSecure },
    // A password goes to no other machine in the clear.
    requireTLS: username !== "" && !isHere,
    ...auth,
  };
}

function textOf({ subject, state, from, at, reason, platform, environment, severity }: Notification): string {
  return [
    reason,
    "",
    `platform     ${platform} (${environment})`,
    `what         ${subject}`,
    `severity     ${severity}`,
    `state        ${from} → ${state}`,
    `since        ${at}`,
    "",
    `\`terrace alarms ${platform} --env ${environment}\` shows how it stands now.`,
    "",
  ].join("\n");
}
