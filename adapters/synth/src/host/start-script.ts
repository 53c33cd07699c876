import type { Host, Value } from "@terrace/core/graph";
import { resourcesOf } from "@terrace/core/graph";
import type { SynthContext } from "../assembly/context.ts";
import { nameOf } from "../assembly/name.ts";
import { containerPlain } from "./container-plain.ts";
import type { Source, Variables } from "./variables.ts";

/** Where everything of the platform lies on the machine. */
export const FOLDER = "/opt/terrace";

/**
 * Brings the containers up, or up to date: asks for what is known by now, writes it where only root reads it, gets a certificate,
 * starts. `start.sh TAG` takes another revision; it can run any number of times. (ATL-CICD-06, ATL-DEPLOY-01)
 */
export function startScript(host: Host, variables: Variables, context: SynthContext): string {
  const domains = resourcesOf(context.graph, "certificate").flatMap(({ domains: all }) => all);
  const names = domains.map((domain: Value) => containerPlain(domain, variables));
  const [first = ""] = names;
  const lookups = [...variables.sources].sort(([a], [b]) => (a < b ? -1 : 1)).map(lookUp);
  return `#!/bin/bash
set -euo pipefail
cd ${FOLDER}
umask 077
export AWS_DEFAULT_REGION=${context.region}
account=$(aws sts get-caller-identity --query Account --output text)
registry="$account.dkr.ecr.${context.region}.amazonaws.com"
tag=\${1:-$(cat tag 2>/dev/null || echo latest)}

parameter() { aws ssm get-parameter --name "$1" --query Parameter.Value --output text; }
secret() {
  local text
  text=$(aws secretsmanager get-secret-value --secret-id "$1" --query SecretString --output text)
  if [ -n "$2" ]; then jq -r --arg field "$2" '.[$field]' <<<"$text"; else printf '%s\\n' "$text"; fi
}
put() { printf -v "$1" %s "$2"; printf "%s='%s'\\n" "$1" "\${2//\\'/\\\\\\'}" >> .env.new; }

: > .env.new
put ECR_REGISTRY "$registry"
put AWS_ACCOUNT_ID "$account"
put TAG "$tag"
${lookups.join("\n")}
mv .env.new .env

domain="${first}"
names="${names.join(" ")}"
sed -e "s|\\\${DOMAIN}|$domain|g" -e "s|\\\${NAMES}|$names|g" nginx.conf.template > nginx.conf.new
# The same file: a container that has it mounted reads on in what it opened.
cat nginx.conf.new > nginx.conf
chmod 644 nginx.conf

live=/etc/letsencrypt/live/$domain
if [ ! -e "$live/fullchain.pem" ]; then
  # nginx starts with a certificate of its own, so that it can answer for the real one.
  mkdir -p "$live" /var/www/certbot
  openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj "/CN=$domain" -keyout "$live/privkey.pem" -out "$live/fullchain.pem"
  touch "$live/.placeholder"
fi

aws ecr get-login-password | docker login --username AWS --password-stdin "$registry"
docker compose -f ${host.composeFile} pull --quiet
docker compose -f ${host.composeFile} up --detach --remove-orphans
docker compose -f ${host.composeFile} exec -T ${nginxName(context)} nginx -s reload || true
echo "$tag" > tag

if [ -e "$live/.placeholder" ]; then
  rm -rf "$live"
  ${FOLDER}/certificate.sh certonly ${names.map((name) => `-d "${name}"`).join(" ")} --agree-tos --register-unsafely-without-email --non-interactive
fi
`;
}

/** certbot in its container, answering through the folder that nginx serves: port 80 is taken. (CON-ATL-11, ATL-NET-14) */
export function certificateScript(host: Host, context: SynthContext): string {
  return `#!/bin/bash
set -euo pipefail
command=$1; shift
docker run --rm -v /etc/letsencrypt:/etc/letsencrypt -v /var/www/certbot:/var/www/certbot \\
  certbot/certbot "$command" --webroot -w /var/www/certbot "$@"
cd ${FOLDER}
docker compose -f ${host.composeFile} exec -T ${nginxName(context)} nginx -s reload
`;
}

/** Twice a day, quietly, at the requirements' own times. (ATL-NET-14) */
export function renewalCron(): string {
  return `0 0,12 * * * root ${FOLDER}/certificate.sh renew --quiet\n`;
}

function nginxName({ graph }: SynthContext): string {
  return resourcesOf(graph, "edge").map(({ id }) => nameOf(id))[0] ?? "edge";
}

function lookUp([name, source]: readonly [string, Source]): string {
  return source.kind === "parameter"
    ? `put ${name} "$(parameter '${source.path}')"`
    : `put ${name} "$(secret '${source.id}' '${source.field ?? ""}')"`;
}
