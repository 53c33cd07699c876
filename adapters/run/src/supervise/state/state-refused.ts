/** A folder or file of a state that must not be trusted, or cannot be read, as it is. */
export class StateRefused extends Error {
  readonly folder: string;

  constructor(folder: string, reason: string) {
    super(`${folder} cannot be used: ${reason}`);
    this.name = "StateRefused";
    this.folder = folder;
  }
}
