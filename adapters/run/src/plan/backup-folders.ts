/** Where the copies of a database stand: whole ones, the log between them, and the objects that belong to them. */
export interface BackupFolders {
  readonly root: string;
  readonly bases: string;
  readonly log: string;
  readonly objects: string;
}

/** The folders of a database by its process's name. They belong to whoever the engines run as, who alone writes and removes in there. */
export function backupFolders(state: string, database: string): BackupFolders {
  const root = `${state}/backups/${database}`;
  return { root, bases: `${root}/bases`, log: `${root}/log`, objects: `${root}/objects` };
}
