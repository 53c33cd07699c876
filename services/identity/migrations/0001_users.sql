-- BRQ-DATA-01, BRQ-DATA-02. Names are unique without regard to case; the indexes carry the names asked for.
create table identity.users (
  id uuid primary key default gen_random_uuid(),
  username varchar(50) not null,
  email varchar(255) not null,
  -- Empty for an account that signs in elsewhere only (CON-BRQ-20).
  password_hash varchar(255),
  role varchar(20) not null default 'user' check (role in ('user', 'creator', 'moderator', 'admin')),
  profile_image_url text,
  bio text,
  followers_count integer not null default 0 check (followers_count >= 0),
  following_count integer not null default 0 check (following_count >= 0),
  videos_count integer not null default 0 check (videos_count >= 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create unique index idx_users_username on identity.users (lower(username));
create unique index idx_users_email on identity.users (lower(email));

-- Accounts elsewhere (Google and the like) that sign in as a user.
create table identity.identities (
  provider varchar(50) not null,
  subject varchar(255) not null,
  user_id uuid not null references identity.users (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (provider, subject)
);

create index idx_identities_user_id on identity.identities (user_id);

-- CON-BRQ-20: a password or an identity elsewhere, at least one, at the end of every transaction.
create function identity.require_way_in() returns trigger language plpgsql as $$
declare
  account uuid;
begin
  if tg_table_name = 'users' then account := new.id; else account := old.user_id; end if;
  if exists (
    select from identity.users u
    where u.id = account and u.password_hash is null
      and not exists (select from identity.identities i where i.user_id = u.id)
  ) then
    raise exception 'user % has neither a password nor an identity elsewhere', account using errcode = 'check_violation';
  end if;
  return null;
end $$;

create constraint trigger users_have_way_in after insert or update of password_hash on identity.users
  deferrable initially deferred for each row execute function identity.require_way_in();

create constraint trigger identities_leave_way_in after delete or update of user_id on identity.identities
  deferrable initially deferred for each row execute function identity.require_way_in();
