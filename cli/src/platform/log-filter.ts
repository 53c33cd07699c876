import { LOG_LEVELS, type LogFilter, type LogLevel } from "@terrace/run/client";
import type { Options } from "../command.ts";
import { UserError } from "../user-error.ts";
import { hint } from "./find-platform.ts";
import { spanOf } from "./moment.ts";

/** Which lines a person asks for, by the options of `terrace logs`. */
export function logFilter(options: Options): LogFilter {
  const { grep, level, request } = options;
  return {
    ...spanOf(options),
    level: level === undefined ? null : levelOf(level),
    grep: grep === undefined ? null : expressionOf(grep),
    request: request === undefined ? null : requestOf(request),
  };
}

function levelOf(text: string): LogLevel {
  const word = text.toLowerCase() === "warning" ? "warn" : text.toLowerCase();
  const level = LOG_LEVELS.find((one) => one === word);
  if (level !== undefined) return level;
  throw new UserError(`There is no level "${text}".`, {
    hint: hint(word, LOG_LEVELS) ?? `One of ${LOG_LEVELS.join(", ")}.`,
  });
}

function expressionOf(text: string): RegExp {
  try {
    return new RegExp(text, "v");
  } catch {
    // Words of a person who knows grep need not obey the strict form.
  }
  try {
    return new RegExp(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, "") : String(error);
    throw new UserError(`--grep is not a regular expression: ${reason}.`, {
      hint: `As plain text: --grep '${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}'`,
    });
  }
}

function requestOf(text: string): string {
  if (/^[\w.:-]{1,128}$/.test(text)) return text;
  throw new UserError(`"${text}" is not the id of a request.`, {
    hint: "It stands in the X-Request-Id header of each answer.",
  });
}
