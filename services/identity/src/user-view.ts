import type { User } from "../contract.ts";
import { permissionsOf } from "./domain/role.ts";
import type { UserRow } from "./store/tables.ts";

/** A row as its owner may see it. */
export function toUser(row: UserRow): User {
  return {
    id: row.id,
    username: row.username,
    email: row.email,
    role: row.role,
    permissions: permissionsOf(row.role),
    profileImageUrl: row.profile_image_url,
    bio: row.bio,
    followersCount: row.followers_count,
    followingCount: row.following_count,
    videosCount: row.videos_count,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
