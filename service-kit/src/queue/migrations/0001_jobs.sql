-- Jobs that wait, run or are dead; a completed job is deleted.
create table jobs.jobs (
  id uuid primary key,
  queue text not null,
  -- At most one living job per queue and key.
  key text,
  payload jsonb not null,
  priority smallint not null default 0,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'dead')),
  -- Number of times claimed: the fencing token. It never goes back.
  attempt integer not null default 0,
  -- Attempts that ended badly: an error or a lease that ran out.
  failures integer not null default 0,
  max_failures integer not null,
  -- When it may be claimed: the start of a waiting job, the end of the lease of a running one.
  due_at timestamptz not null default now(),
  worker text,
  progress real not null default 0,
  reason text,
  created_at timestamptz not null default now()
);

create index idx_jobs_due on jobs.jobs (queue, priority desc, due_at) where state <> 'dead';
create unique index unique_living_job on jobs.jobs (queue, key) where state <> 'dead';
-- Every claim and heartbeat rewrites a row: leave room for it on the page.
alter table jobs.jobs set (fillfactor = 70);
