import type { Redis } from "@terrace/service-kit/cache";
import { createRateLimiter } from "@terrace/service-kit/rate-limit";

/** Holds off guessing: who fails too often waits. */
export interface SignInLimits {
  /** Counts a try before it is judged, so that tries sent side by side are counted too. @throws AppError RATE_LIMITED */
  begin(ip: string, account: string): Promise<void>;
  /** The try was right: it does not count, and the account starts anew. */
  succeed(ip: string, account: string): Promise<void>;
}

/** Failures in 15 minutes: ten for one account (the order of NIST SP 800-63B §5.2.2, far below its 100), a hundred from one address, behind which may be a whole school. */
const limits = { account: { points: 10, seconds: 900 }, address: { points: 100, seconds: 900 } };

/** Counts failed tries by account and by address, in Redis, or in memory while Redis is away. */
export function createSignInLimits(redis: Redis): SignInLimits {
  const byAccount = createRateLimiter(redis, { name: "sign-in:account", ...limits.account });
  const byAddress = createRateLimiter(redis, { name: "sign-in:address", ...limits.address });
  return {
    async begin(ip, account) {
      await byAddress.consume(ip);
      await byAccount.consume(account.toLowerCase());
    },
    async succeed(ip, account) {
      await Promise.all([byAddress.giveBack(ip), byAccount.reset(account.toLowerCase())]);
    },
  };
}
