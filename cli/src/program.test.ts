import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "./commands/table.ts";
import { type Parsed, program } from "./program.ts";
import { recordedTerminal } from "./testing/recorded-terminal.ts";

async function parse(...words: string[]): Promise<Parsed | undefined> {
  let parsed: Parsed | undefined;
  const { terminal } = recordedTerminal();
  const parser = await program({ commands: COMMANDS, version: "1.2.3", words }, terminal, (found) => {
    parsed = found;
  });
  parser.parse(words, { from: "user" });
  return parsed;
}

async function help(...words: string[]): Promise<string> {
  const { terminal, out } = recordedTerminal({ columns: 100 });
  const parser = await program({ commands: COMMANDS, version: "1.2.3", words }, terminal, () => {});
  expect(() => parser.parse([...words, "--help"], { from: "user" })).toThrow(expect.objectContaining({ exitCode: 0 }));
  return `\n${out()}`;
}

describe("program", () => {
  it.each([
    [["up", "breiq", "--attach"], true],
    [["up", "breiq", "--attach", "--detach", "--json"], false],
    [["up", "breiq", "--detach", "--attach"], true],
    [["up", "breiq"], undefined],
  ])("%j: the last of --attach and --detach decides", async (words, attach) => {
    expect((await parse(...words))?.options.attach).toBe(attach);
  });

  it("takes general options before and after the command", async () => {
    expect((await parse("--json", "ls"))?.options).toMatchObject({ json: true });
    expect((await parse("ls", "--json", "--no-color"))?.options).toMatchObject({ json: true, color: false });
  });

  it("hands over arguments by place and options by name", async () => {
    const parsed = await parse("logs", "breiq", "videos", "-f", "-n", "20", "-e", "current");
    expect(parsed?.arguments).toEqual(["breiq", "videos"]);
    expect(parsed?.options).toMatchObject({ follow: true, lines: "20", env: "current" });
  });

  it.each([
    [["up", "--jsno"], "Did you mean --json?"],
    [["stauts"], "Did you mean status?"],
    [["down", "a", "b"], "too many arguments"],
    [["up", "--env"], "argument missing"],
  ])("%j is refused", async (words, said) => {
    await expect(parse(...words)).rejects.toThrow(said);
  });

  it("lists every command file", () => {
    const files = readdirSync(join(import.meta.dirname, "commands")).map((file) => file.replace(/\.ts$/, ""));
    expect(Object.keys(COMMANDS).sort()).toEqual(files.filter((file) => file !== "table").sort());
  });
});

describe("help", () => {
  it("of the whole", async () => {
    expect(await help()).toMatchInlineSnapshot(`
      "
      Usage terrace <command> [options]

      Describe a platform once; run it, check it and grow it from that one file.

      Options
        --version       print the version
        --json          print one JSON object for scripts
        --quiet         print no progress
        --no-color      print without colours
        -h, --help      show help; \`terrace <command> --help\` for one command

      Commands
        up              start a platform on this machine
        down            stop a platform and all that it started
        status          show tasks, engines and their health
        scaling         show how many tasks there are, and why
        logs            show what tasks and engines have written
        traces          show recorded requests, and where their time went
        open            open a running platform in the browser
        console         serve a web page that shows a running platform live
        alarms          show how alarms and promises stand, and who is told
        backup          copy a database, list the copies, test one
        restore         restore a database, beside the live one or over it
        secret          list secrets, set one, have one changed
        jobs            list scheduled jobs, run one now
        ls              list platforms and their environments
        check           check platforms and show every finding
        plan            show the way from one environment to another
        advise          say whether the platform has outgrown an environment
        price           estimate what an environment costs
        synth           write a cloud assembly of an environment
        eject           write an environment as a plain app of its own
        deploy          bring an environment to its provider, or services here
        deployments     show deployments on this machine, watch them
        rollback        bring a service back to the revision before
        scale           give services another number of tasks
        trace           show what became of every requirement
        docs            write the architecture document
        doctor          show what this machine has and lacks
        help [command]  show help for a command

      Environment variables
        TERRACE_ENV               environment that is meant where --env does not say
        TERRACE_STATE             folder for state (default: .terrace beside package.json)
        TERRACE_PARAMETER_<NAME>  value of a platform's parameter: ADMIN_EMAIL gives admin-email
        NO_COLOR, FORCE_COLOR     no colours; colours although nobody watches
        COLUMNS                   width of the output
      "
    `);
  });

  it("of up", async () => {
    expect(await help("up")).toMatchInlineSnapshot(`
      "
      Usage terrace up [options] [platform]

      Start a platform on this machine.

      Arguments
        platform             folder in platforms/, or a path to a folder with a platform.ts (default: the
                             only one)

      Options
        -e, --env <name>     environment of the platform (default: local, or the only one)
        --attach             stay and tell what happens; Ctrl-C stops the platform
        --detach             return when all is healthy (default); the last of both decides
        --port <number>      port of the edge (default: a free one, kept from start to start)
        --max-tasks <count>  copies of one task at most on this machine (default: 2)
        -h, --help           show this help

      Global Options
        --version            print the version
        --json               print one JSON object for scripts
        --quiet              print no progress
        --no-color           print without colours

      Examples
        terrace up
        terrace up breiq --env current --attach
        terrace up ./somewhere/my-platform --json
      "
    `);
  });

  it.each(Object.keys(COMMANDS))("of %s says what it is for and shows an example", async (name) => {
    const text = await help(name);
    expect(text.toLowerCase()).toContain(COMMANDS[name]?.summary);
    expect(text).toContain(`Examples\n  terrace ${name}`);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});
