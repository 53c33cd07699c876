import { userOf } from "@terrace/service-kit/auth";
import { cacheSeconds } from "@terrace/service-kit/cache";
import { runTransaction } from "@terrace/service-kit/db";
import { AppError } from "@terrace/service-kit/errors";
import type { HttpApp } from "@terrace/service-kit/http";
import { ProfileChange, User, type UserChange, userChanged } from "../../contract.ts";
import type { Config } from "../config.ts";
import type { Deps } from "../deps.ts";
import { isImageUrl } from "../domain/image-url.ts";
import type { Db } from "../store/tables.ts";
import { findUser, updateUser } from "../store/user.ts";
import { toUser } from "../user-view.ts";
import { requireUsername } from "./rules.ts";

/** GET and PATCH /api/users/profile: one's own account, cached for half an hour (BRQ-CACHE-06). */
export function addProfile(app: HttpApp, _config: Config, { db, auth, cache, queue }: Deps): void {
  app.get(
    "/api/users/profile",
    { onRequest: auth.requireUser, schema: { response: { 200: User } } },
    async (request) => {
      const { id } = userOf(request);
      const user = await cache.remember(keyOf(id), cacheSeconds.profile, async () => {
        const row = await findUser(db, id);
        return row && toUser(row);
      });
      if (!user) throw new AppError("NOT_FOUND", { message: "This account no longer exists." });
      return user;
    },
  );

  app.patch(
    "/api/users/profile",
    {
      onRequest: auth.requirePermission("update:own:profile"),
      schema: { body: ProfileChange, response: { 200: User } },
    },
    async (request) => {
      const { username, bio, profileImageUrl } = request.body;
      if (username !== undefined) requireUsername(username);
      if (typeof profileImageUrl === "string" && !isImageUrl(profileImageUrl)) throw badImageUrl();
      const { id } = userOf(request);
      const row = await runTransaction(db, async (transaction) => {
        const changed = await updateUser(transaction, id, {
          ...(username === undefined ? {} : { username }),
          ...(bio === undefined ? {} : { bio }),
          ...(profileImageUrl === undefined ? {} : { profile_image_url: profileImageUrl }),
        });
        if (username !== undefined) await announce(queue, { userId: id, username }, transaction);
        return changed;
      });
      await cache.put(keyOf(row.id), cacheSeconds.profile, toUser(row));
      return toUser(row);
    },
  );
}

/** Tells the services that show the name, if and only if the change is committed. An older name is told no more: the user's row is locked. */
async function announce(queue: Deps["queue"], change: UserChange, within: Db): Promise<void> {
  await queue.cancel(userChanged, change.userId, within);
  await queue.enqueue({ queue: userChanged, key: change.userId, payload: change }, within);
}

function keyOf(userId: string): string {
  return `user:${userId}`;
}

function badImageUrl(): AppError {
  return new AppError("VALIDATION_FAILED", {
    message: "profileImageUrl is not an address an image can be shown from.",
    details: {
      field: "profileImageUrl",
      suggestion: "Use an https address, or a path of this site that begins with /.",
    },
  });
}
