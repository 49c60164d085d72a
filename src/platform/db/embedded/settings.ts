/** Given on the command line at every start, so that no file in the data can change them. */
export const settingsFor = (socketFolder: string, port: number): readonly string[] => {
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: '',
    port: String(port),
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    // A file of the journal that is not needed any more is deleted, and not kept to be written over one day (`journal.ts`).
    wal_recycle: 'off',
    recovery_init_sync_method: process.platform === 'linux' ? 'syncfs' : 'fsync',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The log says that something failed, never with which words: errors go to the program alone.
    log_destination: 'stderr',
    logging_collector: 'off',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'off',
    cluster_name: 'lilja',
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** What must be so before a single row is trusted to the server; looked at after every start. */
export const safeSettings: Readonly<Record<string, string>> = {
  listen_addresses: '',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  wal_recycle: 'off',
  data_checksums: 'on',
  password_encryption: 'scram-sha-256',
  log_statement: 'none',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
}
