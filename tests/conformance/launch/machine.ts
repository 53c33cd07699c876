import { spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What stands in for AWS, and for the one subcommand of a newer Docker. */
export interface MachineOptions {
  readonly folder: string;
  readonly ports: { readonly http: number; readonly https: number };
  /** Secrets by their names, as the secret store would give them. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly environment: NodeJS.ProcessEnv;
}

export const COMPOSE_FILE = "docker-compose.prod.yml";

/**
 * Lays the generated files into a folder as they would lie on the machine. Changed are the ports, which are free ones of loopback here,
 * places of the machine, which lie below the folder, and where containers log to: Docker itself instead of CloudWatch.
 */
export function layOut(artifacts: string, { folder, ports, secrets }: MachineOptions): void {
  cpSync(artifacts, folder, { recursive: true });
  renameSync(join(folder, "nginx.conf"), join(folder, "nginx.conf.template"));
  change(join(folder, "certificate.sh"), [
    ["home=/etc/letsencrypt", `home=${folder}/letsencrypt`],
    ["webroot=/var/www", `webroot=${folder}/www`],
  ]);
  change(join(folder, COMPOSE_FILE), [
    ["- 80:80", `- "127.0.0.1:${ports.http}:80"`],
    ["- 443:443", `- "127.0.0.1:${ports.https}:443"`],
    ["- /etc/letsencrypt:", `- ${folder}/letsencrypt:`],
    ["- /var/www/certbot:", `- ${folder}/www/certbot:`],
    [/driver: awslogs\n +options:\n( +awslogs-.*\n)+/g, "driver: json-file\n"],
  ]);
  for (const name of ["start.sh", "certificate.sh"]) chmodSync(join(folder, name), 0o700);
  mkdirSync(join(folder, "bin"));
  mkdirSync(join(folder, "secrets"));
  for (const [name, value] of Object.entries(secrets))
    writeFileSync(join(folder, "secrets", name.replaceAll("/", "_")), value);
  writeFileSync(join(folder, "bin/aws"), AWS, { mode: 0o700 });
  writeFileSync(join(folder, "bin/docker"), DOCKER, { mode: 0o700 });
}

/** Runs one of the machine's own scripts to its end. */
export function script(
  { folder, environment }: MachineOptions,
  name: string,
  ...words: readonly string[]
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(folder, name), words, {
      cwd: "/",
      env: {
        ...environment,
        PATH: `${join(folder, "bin")}:${process.env.PATH}:/usr/sbin`,
        SECRETS: join(folder, "secrets"),
      },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function change(file: string, edits: readonly (readonly [string | RegExp, string])[]): void {
  let text = readFileSync(file, "utf8");
  for (const [from, to] of edits) {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${file} has no ${from} that would have to be changed`);
    text = changed;
  }
  writeFileSync(file, text);
}

/** A secret that is not there is an error, as it is of the real one. */
const AWS = `#!/bin/sh
case "$1 $2" in
  "sts get-caller-identity") echo 123456789012 ;;
  "ssm get-parameter") basename "$4" ;;
  "secretsmanager get-secret-value") cat "$SECRETS/$(echo "$4" | tr / _)" ;;
  "ecr get-login-password") echo password ;;
  *) echo "unknown: $*" >&2; exit 1 ;;
esac
`;

/** Debian's Compose is a command of its own and applies limits only when told to. Nothing is pulled, nobody hands out certificates. */
const DOCKER = `#!/bin/sh
case "$1" in
  login) cat > /dev/null ;;
  run) echo "no certificate authority leads here" >&2; exit 1 ;;
  compose)
    shift
    [ "$3" = pull ] && exit 0
    exec docker-compose --compatibility "$@" ;;
esac
`;
