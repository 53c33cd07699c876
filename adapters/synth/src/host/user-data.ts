import type { SynthContext } from "../assembly/context.ts";
import { FOLDER } from "./start-script.ts";

/** The first Compose that reads everything that the Compose file says, as a plugin of Docker. */
const COMPOSE = "v2.39.4";

/** Whose files CloudFormation's helper is to bring, in its own words. */
export function installer(stackName: string, logicalId: string, { region }: SynthContext): string {
  return `-v --stack ${stackName} --resource ${logicalId} --region ${region}`;
}

/** What the machine does when it starts for the first time: CloudFormation's own helper writes the files and starts them. */
export function userData(words: string): string {
  return ["#!/bin/bash", "dnf install -y aws-cfn-bootstrap", `/opt/aws/bin/cfn-init ${words}`, ""].join("\n");
}

/** What stands on the machine, by the words of cfn-init: files, which each start takes anew, then packages and the order of commands. */
export function installation(files: Readonly<Record<string, string>>): object {
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
            "mkdir -p /usr/local/lib/docker/cli-plugins",
            `curl -fsSL https://github.com/docker/compose/releases/download/${COMPOSE}/docker-compose-linux-$(uname -m) -o /usr/local/lib/docker/cli-plugins/docker-compose`,
            "chmod 755 /usr/local/lib/docker/cli-plugins/docker-compose",
          ].join(" && "),
        },
        "3-services": { command: "systemctl enable --now docker crond" },
        "4-agent": {
          command: `/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:${FOLDER}/agent.json`,
        },
        "5-start": { command: `REFRESHED=1 ${FOLDER}/start.sh` },
      },
    },
  };
}
