/** Pieces of the log, 16 MB each, that may wait for the archive: beyond them the database's own disk is in danger. */
export const WAITING_AT_MOST = 64;

/**
 * The program that PostgreSQL hands each finished piece of its log: `archive-wal <path> <name>`. It is in the archive whole and on the
 * disk, or not at all, and nothing in there is ever replaced. What cannot be copied waits and is tried again; past the limit it is
 * given up and noted as dropped, because a log that fills the disk ends the database.
 */
export function archiveWalScript(archive: string): string {
  return `#!/bin/sh
set -u
umask 077
from=$1 name=$2 to='${archive.replaceAll("'", "'\\''")}'
kept="$to/$name.gz" fresh="$to/$name.fresh"
if [ -e "$kept" ]; then
  gzip -cd "$kept" | cmp -s - "$from" && exit 0
  echo "archive-wal: another $name is in the archive already" >&2
  exit 1
fi
gzip -1 -c "$from" > "$fresh" && sync "$fresh" && mv "$fresh" "$kept" && sync "$to" && exit 0
rm -f "$fresh"
waiting=$(find "$(dirname "$from")/archive_status" -name '*.ready' | wc -l)
[ "$waiting" -gt ${WAITING_AT_MOST} ] || exit 1
touch "$to/$name.dropped"
echo "archive-wal: gave up $name, because $waiting pieces of the log wait for an archive that takes none" >&2
`;
}

/** Beyond 125 a server that is being restored ends; less means to it that there is no such piece, and that the log ends before. */
const DAMAGED = 200;

/** What a server that is being restored asks for a piece of the log with. A piece that is there and cannot be read must not be taken for the end of the log. */
export function restoreCommand(archive: string): string {
  const kept = `"${archive}/%f.gz"`;
  return `test -e ${kept} || exit 1; gzip -cd ${kept} > "%p" || exit ${DAMAGED}`;
}
