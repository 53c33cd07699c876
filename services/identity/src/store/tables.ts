import type { Generated, Insertable, Kysely, Selectable } from "kysely";
import type { Role } from "../../contract.ts";

interface UsersTable {
  id: string;
  username: string;
  email: string;
  password_hash: string | null;
  role: Generated<Role>;
  profile_image_url: string | null;
  bio: string | null;
  followers_count: Generated<number>;
  following_count: Generated<number>;
  videos_count: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

interface SessionsTable {
  id: string;
  user_id: string;
  created_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  revoked_because: "logout" | "reuse" | "password" | null;
}

interface RefreshTokensTable {
  jti_hash: Buffer;
  session_id: string;
  issued_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

interface IdentitiesTable {
  provider: string;
  subject: string;
  user_id: string;
}

/** Tables of the schema `identity`. */
export interface Tables {
  "identity.users": UsersTable;
  "identity.identities": IdentitiesTable;
  "identity.sessions": SessionsTable;
  "identity.refresh_tokens": RefreshTokensTable;
}

/** A pool or a transaction on it. */
export type Db = Kysely<Tables>;
export type UserRow = Selectable<UsersTable>;
export type NewUser = Insertable<UsersTable>;
