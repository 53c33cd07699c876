import type { StartOptions } from "@terrace/run";
import type { CommandOption, Options } from "../command.ts";
import { UserError } from "../user-error.ts";
import { parametersFrom } from "./parameters.ts";

/** The options with which an operator chooses how a platform runs on this machine. */
export const MACHINE_CHOICES: readonly CommandOption[] = [
  { flags: "--port <number>", about: "port of the edge (default: a free one, kept from start to start)" },
  { flags: "--max-tasks <count>", about: "copies of one task at most on this machine (default: 2)" },
];

/** What the operator chose for this machine: parameters, the edge's port, how many copies. */
export function machineChoices(options: Options): Pick<StartOptions, "parameters" | "maximumTasks"> {
  const port = options.port === undefined ? {} : { edgePort: String(wholeNumber(options.port, "--port", 65_535)) };
  const maximumTasks =
    options.maxTasks === undefined ? {} : { maximumTasks: wholeNumber(options.maxTasks, "--max-tasks", 100) };
  return { parameters: { ...parametersFrom(process.env), ...port }, ...maximumTasks };
}

function wholeNumber(text: string, option: string, largest: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= largest) return value;
  throw new UserError(`"${text}" is no number for ${option}.`, { hint: `A whole number from 1 to ${largest}` });
}
