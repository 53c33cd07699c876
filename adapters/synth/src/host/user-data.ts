import type { Host } from "@terrace/core/graph";
import type { SynthContext } from "../assembly/context.ts";
import { architectureOf } from "./image.ts";
import { FOLDER } from "./start-script.ts";

const RELEASE = "https://github.com/docker/compose/releases/download/v2.39.4";

/** A Compose that reads everything that the Compose file says, as a plugin of Docker. Source of the checksums: its release. */
const COMPOSE = {
  x86_64: {
    url: `${RELEASE}/docker-compose-linux-x86_64`,
    sha256: "7af95166a730b87e172d4fc9aefea8725d3c6c7327d59149267b452114ddb7d4",
  },
  arm64: {
    url: `${RELEASE}/docker-compose-linux-aarch64`,
    sha256: "49082844b87f03cdcd5f5bbef1ba8c9c897b7a2dfb80cea18d61ec8ca6117e0c",
  },
} as const;

const PLUGINS = "/usr/local/lib/docker/cli-plugins";
const PLUGIN = `${PLUGINS}/docker-compose`;

/** How long CloudFormation waits until the machine says that it is prepared. */
export const PREPARED_WITHIN = "PT15M";

/** Whose files CloudFormation's helpers are to bring, in their own words. */
export function installer(stackName: string, logicalId: string, { region }: SynthContext): string {
  return `--stack ${stackName} --resource ${logicalId} --region ${region}`;
}

/**
 * What the machine does when it starts for the first time: CloudFormation's own helper prepares it, and tells how that went, which
 * the stack waits for. Containers are no matter of the stack: when it is made, there may be no image yet.
 */
export function userData(words: string): string {
  return [
    "#!/bin/bash",
    "dnf install -y aws-cfn-bootstrap",
    `/opt/aws/bin/cfn-init -v ${words}`,
    `/opt/aws/bin/cfn-signal --exit-code $? ${words}`,
    `REFRESHED=1 ${FOLDER}/start.sh`,
    "",
  ].join("\n");
}

/** What stands on the machine, by the words of cfn-init: files, which each start takes anew, then packages and the order of commands. */
export function installation(host: Host, files: Readonly<Record<string, string>>): object {
  const compose = COMPOSE[architectureOf(host)];
  return {
    configSets: { default: ["given", "machine"], refresh: ["given"] },
    given: {
      files: Object.fromEntries(
        Object.entries(files).map(([name, content]) => [
          name === "renewal.cron" ? "/etc/cron.d/certificates" : `${FOLDER}/${name}`,
          { content, mode: name.endsWith(".sh") ? "000700" : "000644", owner: "root", group: "root" },
        ]),
      ),
    },
    machine: {
      commands: {
        "1-packages": { command: "dnf install -y docker jq cronie amazon-cloudwatch-agent" },
        "2-compose": {
          command: [
            `mkdir -p ${PLUGINS}`,
            `curl -fsSL ${compose.url} -o ${PLUGIN}`,
            `echo "${compose.sha256}  ${PLUGIN}" | sha256sum --check --strict`,
            `chmod 755 ${PLUGIN}`,
          ].join(" && "),
        },
        "3-services": { command: "systemctl enable --now docker crond" },
        "4-agent": {
          command: `/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:${FOLDER}/agent.json`,
        },
      },
    },
  };
}
