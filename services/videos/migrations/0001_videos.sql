-- Videos (BRQ-DATA-03, BRQ-DATA-10). Users live in another service's schema: identity announces a deleted user, no key can.
create table videos.videos (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  -- Name at the time of the upload, so that a list needs no other service.
  username varchar(50) not null,
  title varchar(255) not null,
  description text not null default '',
  -- One of the eight of BRQ-FEAT-02; null is "not classified yet".
  category text check (category in ('toprock', 'uprocking', 'power-trick', 'freeze', 'power-move', 'footwork', 'experimental', 'groove')),
  tags text[] not null default '{}',
  is_public boolean not null default true,
  -- Storage keys; a caller gets signed paths.
  video_url text not null,
  thumbnail_url text,
  storyboard_url text,
  -- Whole seconds as BRQ-DATA-03 asks, from the exact length.
  duration integer generated always as (round(seconds)::integer) stored,
  seconds double precision,
  file_size bigint not null,
  width integer,
  height integer,
  resolution varchar(20) generated always as (width::text || 'x' || height::text) stored,
  format varchar(10),
  likes_count integer not null default 0,
  comments_count integer not null default 0,
  views_count integer not null default 0,
  shares_count integer not null default 0,
  state text not null default 'uploading' check (state in ('uploading', 'uploaded', 'probed', 'playable', 'complete', 'failed')),
  stage text not null default 'upload' check (stage in ('upload', 'probe', 'publish', 'ladder', 'storyboard', 'done')),
  progress real not null default 0,
  failure_code text,
  -- `processing` at first (BRQ-QUEUE-02); follows the state so that the two cannot disagree.
  processing_status varchar(20) not null generated always as (case state when 'complete' then 'ready' when 'failed' then 'failed' else 'processing' end) stored,
  -- What the inspection of the file found, so that later jobs need not repeat it.
  inspection jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index idx_videos_user_id on videos.videos (user_id, created_at desc, id desc);
create index idx_videos_created_at on videos.videos (created_at desc, id desc);
create index idx_videos_likes_count on videos.videos (likes_count desc);
create index idx_videos_processing_status on videos.videos (processing_status);
-- The public list and its filter by category, newest first.
create index idx_videos_listed on videos.videos (created_at desc, id desc) where is_public and state in ('playable', 'complete');
create index idx_videos_listed_category on videos.videos (category, created_at desc, id desc) where is_public and state in ('playable', 'complete');
create index idx_videos_tags on videos.videos using gin (tags);

-- Published tracks: rungs of the picture, and the sound.
create table videos.renditions (
  video_id uuid not null references videos.videos (id) on delete cascade,
  name text not null,
  track jsonb not null,
  created_at timestamptz not null default now(),
  primary key (video_id, name)
);

-- Uploads under way, and finished ones until they expire, so that a client that missed the last answer still finds out.
create table videos.uploads (
  video_id uuid primary key references videos.videos (id) on delete cascade,
  user_id uuid not null,
  size bigint not null,
  filename text,
  -- Upload-Metadata as it was sent.
  metadata jsonb not null default '{}',
  -- Idempotency-Key of the request that made it.
  idempotency_key text,
  -- Whoever writes holds the token until the time; renewed while writing.
  lock_token uuid,
  lock_until timestamptz,
  release_requested boolean not null default false,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  finished_at timestamptz,
  constraint unique_upload_key unique (user_id, idempotency_key)
);

create index idx_uploads_user_id on videos.uploads (user_id, created_at desc);
create index idx_uploads_unfinished on videos.uploads (expires_at) where finished_at is null;
