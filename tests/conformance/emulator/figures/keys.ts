import { GetKeyRotationStatusCommand, KMSClient } from "@aws-sdk/client-kms";
import { resourcesOf } from "@terrace/core/graph";
import { clientOf } from "../emulator.ts";
import { type Comparison, idsOf } from "./comparison.ts";

/** Whether AWS draws a new key every year. */
export const KEYS: Comparison = {
  of: "rotation of keys",
  told(graph) {
    return Object.fromEntries(resourcesOf(graph, "key").map(({ rotates }, index) => [`key ${index}`, rotates]));
  },
  async found(look) {
    const client = new KMSClient(clientOf(look.emulator, look.region));
    const keys = [...idsOf(look, "AWS::KMS::Key").values()];
    const answers = await Promise.all(keys.map((KeyId) => client.send(new GetKeyRotationStatusCommand({ KeyId }))));
    return Object.fromEntries(answers.map(({ KeyRotationEnabled }, index) => [`key ${index}`, KeyRotationEnabled]));
  },
};
