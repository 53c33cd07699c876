import { type Static, Type } from "typebox";

const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

/** Roles, each containing the one before (BRQ-AUTH-05). */
export const Role = Type.Enum(["user", "creator", "moderator", "admin"]);
export type Role = Static<typeof Role>;

/** What roles allow (BRQ-AUTH-06). */
export const Permission = Type.Enum([
  "create:video",
  "update:own:video",
  "delete:own:video",
  "delete:any:video",
  "update:own:profile",
  "view:user:analytics",
  "manage:users",
  "view:system:metrics",
  "manage:content",
]);
export type Permission = Static<typeof Permission>;

/** An account as its owner sees it. */
export const User = Type.Object({
  id: Type.String({ format: "uuid" }),
  username: Type.String(),
  email: Type.String(),
  role: Role,
  permissions: Type.Array(Permission),
  profileImageUrl: nullable(Type.String()),
  bio: nullable(Type.String()),
  followersCount: Type.Integer(),
  followingCount: Type.Integer(),
  videosCount: Type.Integer(),
  createdAt: Type.String({ format: "date-time" }),
  updatedAt: Type.String({ format: "date-time" }),
});
export type User = Static<typeof User>;

/** `cookie` keeps the refresh token out of reach of scripts: it travels in the cookie `refresh_token` instead of the body. */
const session = Type.Optional(Type.Literal("cookie"));
const closed = { additionalProperties: false } as const;

/** POST /api/auth/register. Rules of username and password: `domain/`. */
export const Registration = Type.Object(
  {
    username: Type.String({ maxLength: 50 }),
    email: Type.String({ format: "email", maxLength: 255 }),
    password: Type.String({ maxLength: 256 }),
    session,
  },
  closed,
);
export type Registration = Static<typeof Registration>;

/** POST /api/auth/login */
export const Login = Type.Object(
  { email: Type.String({ maxLength: 255 }), password: Type.String({ maxLength: 256 }), session },
  closed,
);
export type Login = Static<typeof Login>;

/** POST /api/auth/refresh and /api/auth/logout. Without `refreshToken` the cookie is read. */
export const RefreshRequest = Type.Object(
  { refreshToken: Type.Optional(Type.String({ maxLength: 2_048 })), session },
  closed,
);
export type RefreshRequest = Static<typeof RefreshRequest>;

/** POST /api/auth/password */
export const PasswordChange = Type.Object(
  { currentPassword: Type.String({ maxLength: 256 }), newPassword: Type.String({ maxLength: 256 }), session },
  closed,
);
export type PasswordChange = Static<typeof PasswordChange>;

/** PATCH /api/users/profile; null clears. */
export const ProfileChange = Type.Object(
  {
    username: Type.Optional(Type.String({ maxLength: 50 })),
    bio: Type.Optional(nullable(Type.String({ maxLength: 500 }))),
    profileImageUrl: Type.Optional(nullable(Type.String({ maxLength: 2_048 }))),
  },
  { ...closed, minProperties: 1 },
);
export type ProfileChange = Static<typeof ProfileChange>;

/** Queue of the jobs that tell other services of a user's new name. Accounts cannot be deleted, so nothing else is to be told. */
export const userChanged = "identity.user-changed";

/** What such a job carries. */
export interface UserChange {
  readonly userId: string;
  readonly username: string;
}

/** Tokens of a session; `refreshToken` is absent in cookie sessions, `expiresIn` are the seconds the access token lives. */
export const Tokens = Type.Object({
  accessToken: Type.String(),
  refreshToken: Type.Optional(Type.String()),
  expiresIn: Type.Integer(),
});
export type Tokens = Static<typeof Tokens>;

/** Answer to register and login. */
export const SignedIn = Type.Object({ user: User, ...Tokens.properties });
export type SignedIn = Static<typeof SignedIn>;
