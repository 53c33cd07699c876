import type { Milliseconds } from "@terrace/core/units";

/** What a server's configuration needs to know of its place. */
export interface PostgresqlPlace {
  readonly port: number;
  readonly hba: string;
  readonly ident: string;
  readonly maximumConnections: number;
  /** How the log reaches its archive; null where none is kept. */
  readonly archive: { readonly program: string; readonly switchAfter: Milliseconds } | null;
}

/**
 * postgresql.conf: loopback TCP only, durable, and small.
 * `wal_log_hints` lets a former primary rejoin by pg_rewind; `jit` costs more than it saves on short queries.
 */
export function postgresqlConf(place: PostgresqlPlace): string {
  return `hba_file = '${place.hba}'
ident_file = '${place.ident}'

listen_addresses = '127.0.0.1'
port = ${place.port}
unix_socket_directories = ''
max_connections = ${place.maximumConnections}
superuser_reserved_connections = 3
password_encryption = scram-sha-256

shared_buffers = 48MB
work_mem = 4MB
maintenance_work_mem = 32MB
effective_cache_size = 512MB
max_worker_processes = 4
max_parallel_workers_per_gather = 0
autovacuum_max_workers = 2
jit = off

fsync = on
synchronous_commit = on
full_page_writes = on
wal_level = replica
wal_log_hints = on
min_wal_size = 80MB
max_wal_size = 512MB
checkpoint_completion_target = 0.9
${archiving(place.archive)}
random_page_cost = 1.1

log_destination = 'stderr'
logging_collector = off
log_line_prefix = '%m [%p] %q%u@%d '
log_min_duration_statement = 500ms
log_checkpoints = off
log_timezone = 'UTC'
timezone = 'UTC'
datestyle = 'iso, mdy'
default_text_search_config = 'pg_catalog.english'
lock_timeout = 0
idle_in_transaction_session_timeout = 60s
`;
}

/** A piece of the log that is not full is handed over all the same after a while, but only if something was written. */
function archiving(archive: PostgresqlPlace["archive"]): string {
  if (archive === null) return "archive_mode = off";
  return `archive_mode = on
archive_command = '/bin/sh "${archive.program}" "%p" "%f"'
archive_timeout = ${Math.ceil(archive.switchAfter / 1_000)}s`;
}

/** pg_hba.conf: a password from this machine, nobody from elsewhere. Copies are made over a replication connection. */
export function pgHbaConf(): string {
  return `# type  database     user      address         method
host    all          all       127.0.0.1/32    scram-sha-256
host    replication  postgres  127.0.0.1/32    scram-sha-256
`;
}
