/** Why the machine could not be set up, in words for the person in front of it. `detail` is printed below, indented. */
export class SetUpError extends Error {
  /**
   * @param {string} message
   * @param {{ detail?: string, exitCode?: number }} [options]
   */
  constructor(message, { detail = "", exitCode = 1 } = {}) {
    super(message);
    this.name = "SetUpError";
    this.detail = detail;
    this.exitCode = exitCode;
  }
}
