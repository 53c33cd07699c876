-- A session is what one sign-in began: the family of refresh tokens that followed one another since.
create table identity.sessions (
  id uuid primary key,
  user_id uuid not null references identity.users (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_because varchar(20) check (revoked_because in ('logout', 'reuse', 'password')),
  check ((revoked_at is null) = (revoked_because is null))
);

create index idx_sessions_user_id on identity.sessions (user_id);

-- Only the hash of a token's jti is kept: the table is of no use to who reads it.
create table identity.refresh_tokens (
  jti_hash bytea primary key,
  session_id uuid not null references identity.sessions (id) on delete cascade,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create index idx_refresh_tokens_session_id on identity.refresh_tokens (session_id);
