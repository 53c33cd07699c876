import { AWS_REGIONS } from "@terrace/core/units";
import type { Account, StandingStack } from "./account.ts";

export interface Surroundings {
  readonly standing: readonly StandingStack[];
  /** Regions that did not answer: what stands there is unknown, which is not the same as nothing. */
  readonly unseen: readonly string[];
}

/** Stacks of all regions, so that one is found that nothing stands beside any more. Only the regions of the assembly have to answer. */
export async function lookAround(account: Pick<Account, "stacks">, regions: readonly string[]): Promise<Surroundings> {
  const unseen: string[] = [];
  const lists = await Promise.all(
    [...new Set([...regions, ...AWS_REGIONS])].map((region) =>
      account.stacks(region).catch((error: unknown) => {
        if (regions.includes(region)) throw error;
        unseen.push(region);
        return [];
      }),
    ),
  );
  return { standing: lists.flat().filter(({ status }) => status !== "DELETE_COMPLETE"), unseen: unseen.sort() };
}
