/** What a pooler's configuration needs to know. */
export interface PgbouncerPlace {
  readonly port: number;
  readonly database: string;
  readonly serverPort: number;
  readonly userlist: string;
  readonly serverConnections: number;
  readonly clientConnections: number;
}

/** A user that the pooler knows, with its password. */
export interface PooledUser {
  readonly name: string;
  readonly password: string;
}

/**
 * pgbouncer.ini. A server that went away is tried again ten times a second (the default of 15 s would be the longest part of a failover),
 * and a query waits for it a few seconds rather than two minutes, so that a caller hears in time.
 */
export function pgbouncerIni(place: PgbouncerPlace): string {
  return `[databases]
${place.database} = host=127.0.0.1 port=${place.serverPort} dbname=${place.database}

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${place.port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${place.userlist}
ignore_startup_parameters = extra_float_digits,options

pool_mode = transaction
max_client_conn = ${place.clientConnections}
default_pool_size = ${place.serverConnections}
max_db_connections = ${place.serverConnections}
server_idle_timeout = 60
server_login_retry = 0.1
server_connect_timeout = 2
query_wait_timeout = 5
tcp_keepalive = 1

log_connections = 0
log_disconnections = 0
log_stats = 0
`;
}

/** userlist.txt: passwords in plain text, which SCRAM towards the server needs; the file is 0600. */
export function pgbouncerUserlist(users: readonly PooledUser[]): string {
  return users.map(({ name, password }) => `${quoted(name)} ${quoted(password)}\n`).join("");
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
