/** Work that is done one after the other, in the order in which it was asked for, whatever becomes of the work before. */
export class Turn {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Settles when all that was asked for until now is done. */
  async over(): Promise<void> {
    await this.#last;
  }
}
