/** Settings of our own cluster, for a small machine. Written at each cold start; an operator's `alter system` wins over them. */
export function settings(sockets: string, extra: Record<string, string> = {}): string {
  const all: Record<string, string> = {
    listen_addresses: "",
    unix_socket_directories: sockets,
    unix_socket_permissions: "0700",
    max_connections: "100",
    shared_buffers: "256MB",
    work_mem: "16MB",
    maintenance_work_mem: "128MB",
    effective_cache_size: "1GB",
    max_wal_size: "4GB",
    checkpoint_completion_target: "0.9",
    wal_compression: "on",
    random_page_cost: "1.1",
    jit: "off",
    synchronous_commit: "on",
    timezone: "UTC",
    log_timezone: "UTC",
    // No values in the log: a DETAIL line would hold telephone numbers, a statement somebody's message.
    log_error_verbosity: "terse",
    log_min_error_statement: "panic",
    log_checkpoints: "off",
    ...extra,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  return `${lines.join("\n")}\n`;
}
