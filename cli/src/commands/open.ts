import { type Command, ENVIRONMENT, PLATFORM } from "../command.ts";
export const open: Command = {
  arguments: [PLATFORM],
  options: [ENVIRONMENT, { flags: "--attach", about: "stay", opposite: "detach" }],
  examples: [],
  run: async ({ arguments: a, options }) => {
    process.stdout.write(JSON.stringify({ a, options }) + "\n");
    return undefined;
  },
};
