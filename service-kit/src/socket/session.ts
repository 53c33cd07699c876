import type { Auth, User } from "../auth/index.ts";
import { AppError } from "../errors/index.ts";

/** Most milliseconds that a timer of Node can wait. */
const LONGEST_WAIT = 2_147_483_647;

/** Who speaks on a socket, for as long as the token says. */
export interface Session {
  readonly user: User | null;
  /** Checks a token and takes it in place of the one before. @throws AppError TOKEN_EXPIRED, TOKEN_INVALID */
  signIn(token: string): Promise<Date>;
  end(): void;
}

/** Begins without a user. What a token allowed ends with it: `expire` gets the error to tell, unless a newer token came in time. */
export function createSession(auth: Auth, expire: (error: AppError) => void): Session {
  let user: User | null = null;
  let timer: NodeJS.Timeout | undefined;
  return {
    get user() {
      return user;
    },
    async signIn(token) {
      const signedIn = await auth.signIn(token);
      clearTimeout(timer);
      user = signedIn.user;
      const left = signedIn.expiresAt.getTime() - Date.now();
      timer = setTimeout(
        () => {
          user = null;
          expire(new AppError("TOKEN_EXPIRED"));
        },
        Math.min(Math.max(0, left), LONGEST_WAIT),
      );
      timer.unref();
      return signedIn.expiresAt;
    },
    end: () => clearTimeout(timer),
  };
}
