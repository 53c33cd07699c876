/** Whether something is ready, to be waited for: again after each time that it was lost. */
export class Readiness {
  readonly #first = Promise.withResolvers<void>();
  #present = Promise.withResolvers<void>();
  #isReady = false;

  /** Settles when it has been ready once. */
  get first(): Promise<void> {
    return this.#first.promise;
  }

  /** Settles when it is ready, now or later. */
  get present(): Promise<void> {
    return this.#present.promise;
  }

  gained(): void {
    this.#isReady = true;
    this.#first.resolve();
    this.#present.resolve();
  }

  lost(): void {
    if (this.#isReady) this.#present = Promise.withResolvers();
    this.#isReady = false;
  }
}
