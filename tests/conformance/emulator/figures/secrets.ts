import { ListSecretsCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { resourcesOf } from "@terrace/core/graph";
import { clientOf } from "../emulator.ts";
import { type Comparison, plainName } from "./comparison.ts";

/** Every secret stands under its name. */
export const SECRETS: Comparison = {
  of: "secrets by name",
  told(graph) {
    const names = resourcesOf(graph, "secret").map(
      ({ id, name }) => name ?? `${graph.platform}/${graph.environment}/${plainName(id)}`,
    );
    return Object.fromEntries(names.map((name) => [name, true]));
  },
  async found(look) {
    const client = new SecretsManagerClient(clientOf(look.emulator, look.region));
    const wanted = new Set(Object.keys(SECRETS.told(look.graph)));
    const names: string[] = [];
    let NextToken: string | undefined;
    do {
      const answer = await client.send(
        new ListSecretsCommand({ MaxResults: 100, ...(NextToken ? { NextToken } : {}) }),
      );
      names.push(...(answer.SecretList ?? []).map(({ Name = "" }) => Name));
      NextToken = answer.NextToken;
    } while (NextToken);
    return Object.fromEntries(names.filter((name) => wanted.has(name)).map((name) => [name, true]));
  },
};
