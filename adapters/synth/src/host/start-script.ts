import type { Host, Value } from "@terrace/core/graph";
import { resourcesOf } from "@terrace/core/graph";
import type { SynthContext } from "../assembly/context.ts";
import { nameOf, processesOf } from "../assembly/name.ts";
import { containerPlain } from "./container-plain.ts";
import type { Source, Variables } from "./variables.ts";

/** Where everything of the platform lies on the machine. */
export const FOLDER = "/opt/terrace";

/** How often and how far apart a container is asked for its health before it counts as failed: five minutes in all. */
const ASKED = 60;
const PAUSE_SECONDS = 5;

/** Its images are called as its releases are. */
const CERTBOT = "v5.2.2";

export interface StartOptions {
  readonly variables: Variables;
  /** Words for CloudFormation's helper, which brings the files that the stack has by now. */
  readonly refresh: string;
}

/**
 * Brings the containers up, or up to date: takes the stack's files, asks for what is known by now, writes it where only root reads it,
 * starts, and waits until everything answers. `start.sh TAG` takes another revision; it can run any number of times.
 * A value that cannot be read ends it before anything is changed. (ATL-CICD-06, ATL-DEPLOY-01)
 */
export function startScript(host: Host, { variables, refresh }: StartOptions, context: SynthContext): string {
  const domains = resourcesOf(context.graph, "certificate").flatMap(({ domains: all }) => all);
  const names = domains.map((domain: Value) => containerPlain(domain, variables));
  const [first = ""] = names;
  const lookups = [...variables.sources].sort(([a], [b]) => (a < b ? -1 : 1)).map(lookUp);
  return `#!/bin/bash
# Read as a whole before anything runs: the first step may replace this very file.
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "$0")"
umask 077
export AWS_DEFAULT_REGION=${context.region}

parameter() { aws ssm get-parameter --name "$1" --query Parameter.Value --output text; }
secret() {
  local text
  text=$(aws secretsmanager get-secret-value --secret-id "$1" --query SecretString --output text)
  if [ -n "$2" ]; then jq -er --arg field "$2" '.[$field]' <<<"$text"; else printf '%s\\n' "$text"; fi
}
# put NAME COMMAND…: what the command prints becomes a variable of this script and of the containers.
put() {
  local name=$1 text
  shift
  text=$("$@")
  printf -v "$name" %s "$text"
  printf "%s='%s'\\n" "$name" "\${text//\\'/\\\\\\'}" >> .env.new
}
compose() { docker compose -f ${host.composeFile} "$@"; }
answers() {
  for _ in $(seq ${ASKED}); do
    if compose exec -T ${nginxName(context)} wget -q -T ${PAUSE_SECONDS} -O /dev/null "http://$2"; then return; fi
    sleep ${PAUSE_SECONDS}
  done
  echo "$1 does not answer at $2" >&2
  compose logs --tail 50 "$1" >&2
  return 1
}

start() {
  if [ -z "\${REFRESHED:-}" ] && [ -x /opt/aws/bin/cfn-init ]; then
    /opt/aws/bin/cfn-init -v ${refresh} --configsets refresh
    REFRESHED=1 exec ./start.sh "$@"
  fi
  exec 9> .lock
  flock 9

  local account registry tag
  account=$(aws sts get-caller-identity --query Account --output text)
  registry="$account.dkr.ecr.${context.region}.amazonaws.com"
  tag=\${1:-$(cat tag 2>/dev/null || echo latest)}

  : > .env.new
  put ECR_REGISTRY echo "$registry"
  put AWS_ACCOUNT_ID echo "$account"
  put TAG echo "$tag"
${lookups.map((line) => `  ${line}`).join("\n")}
  mv .env.new .env

  local domain="${first}" names="${names.join(" ")}"
  sed -e "s|\\\${DOMAIN}|$domain|g" -e "s|\\\${NAMES}|$names|g" nginx.conf.template > nginx.conf.new
  # The same file: a container that has it mounted reads on in what it opened.
  cat nginx.conf.new > nginx.conf
  rm nginx.conf.new
  chmod 644 nginx.conf

  echo "$names" > names
  ./certificate.sh placeholder
  aws ecr get-login-password | docker login --username AWS --password-stdin "$registry"
  compose pull --quiet
  compose up --detach --remove-orphans
  compose exec -T ${nginxName(context)} nginx -s reload || true
${healthChecks(host, context)}
  echo "$tag" > tag
  # Without a certificate the platform still runs, and the clock asks again.
  ./certificate.sh renew || echo "No certificate for $names yet: do the names lead here?" >&2
  exit
}

start "$@"
`;
}

/** `certificate.sh placeholder` lets nginx start; `certificate.sh renew` gets the real one, or a newer one. (CON-ATL-11, ATL-NET-14) */
export function certificateScript(host: Host, context: SynthContext): string {
  return `#!/bin/bash
# certbot in its container, answering through the folder that nginx serves: port 80 is taken.
set -euo pipefail
cd "$(dirname "$0")"
read -r -a names < names
home=/etc/letsencrypt
live=$home/live/\${names[0]}
webroot=/var/www/certbot

placeholder() {
  [ ! -e "$live/fullchain.pem" ] || return 0
  mkdir -p "$live"
  # nginx reads it as another user.
  install -d -m 755 "$(dirname $webroot)" $webroot
  openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj "/CN=\${names[0]}" -keyout "$live/privkey.pem" -out "$live/fullchain.pem" 2> /dev/null
  touch "$live/.placeholder"
}

certbot() {
  docker run --rm -v $home:/etc/letsencrypt -v $webroot:/var/www/certbot certbot/certbot:${CERTBOT} "$@"
}

first() {
  local words=()
  for name in "\${names[@]}"; do words+=(-d "$name"); done
  # certbot takes no name that has a folder already; nginx keeps what it has loaded.
  rm -rf "$home/placeholder"
  mv "$live" "$home/placeholder"
  if certbot certonly --webroot -w /var/www/certbot --cert-name "\${names[0]}" "\${words[@]}" \\
    --agree-tos --register-unsafely-without-email --non-interactive; then
    rm -rf "$home/placeholder"
  else
    mv "$home/placeholder" "$live"
    return 1
  fi
}

case $1 in
  placeholder) placeholder ;;
  renew)
    if [ -e "$live/.placeholder" ]; then first; else certbot renew --quiet; fi
    docker compose -f ${host.composeFile} exec -T ${nginxName(context)} nginx -s reload
    ;;
esac
`;
}

/** Twice a day, quietly, at the requirements' own times. (ATL-NET-14) */
export function renewalCron(): string {
  return `0 0,12 * * * root ${FOLDER}/certificate.sh renew > /dev/null\n`;
}

/** Everything that listens is asked through nginx, which is in the same network and brings wget along. */
function healthChecks({ id }: Host, { graph }: SynthContext): string {
  return processesOf(graph)
    .flatMap((process) =>
      process.kind === "worker" || process.host !== id
        ? []
        : [`  answers ${nameOf(process.id)} ${nameOf(process.id)}:${process.port}${process.health.path}`],
    )
    .join("\n");
}

function nginxName({ graph }: SynthContext): string {
  return resourcesOf(graph, "edge").map(({ id }) => nameOf(id))[0] ?? "edge";
}

function lookUp([name, source]: readonly [string, Source]): string {
  return source.kind === "parameter"
    ? `put ${name} parameter '${source.path}'`
    : `put ${name} secret '${source.id}' '${source.field ?? ""}'`;
}
