/** A migration that cannot be applied; `file` says which. */
export class MigrationError extends Error {
  readonly file: string;

  constructor(file: string, reason: string, options: ErrorOptions = {}) {
    super(`${file}: ${reason}`, options);
    this.name = "MigrationError";
    this.file = file;
  }
}
