/** For a laptop or a small server; the caller's settings come on top. */
const DEFAULTS: Record<string, string> = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  max_connections: "100",
  shared_buffers: "256MB",
  fsync: "on",
  synchronous_commit: "on",
  wal_compression: "on",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  random_page_cost: "1.1",
  jit: "off",
  autovacuum_naptime: "15s",
  autovacuum_vacuum_scale_factor: "0.05",
  autovacuum_vacuum_insert_scale_factor: "0.05",
  autovacuum_analyze_scale_factor: "0.02",
  timezone: "Asia/Shanghai",
  log_timezone: "Asia/Shanghai",
  lc_messages: "C",
  log_line_prefix: "%m [%p] ",
  // Statements and error details quote rows, and rows hold names and telephone numbers.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
};

/** The server's arguments; an orphan with other arguments is restarted rather than adopted. */
export function serverArguments(cluster: string, socketFolder: string, port: number, settings: Record<string, string>): string[] {
  const args = ["-D", cluster, "-k", socketFolder, "-p", String(port)];
  for (const [name, value] of Object.entries({ ...DEFAULTS, ...settings })) args.push("-c", `${name}=${value}`);
  return args;
}

/** Nothing of the user's own: PGDATA, PGOPTIONS or LD_LIBRARY_PATH would change what the programs do. */
export function serverEnvironment(): Record<string, string> {
  return { PATH: "/usr/bin:/bin", LC_ALL: "C" };
}
