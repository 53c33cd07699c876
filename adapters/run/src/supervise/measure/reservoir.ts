/** A fair sample of values that come one after the other, however many: each has the same chance to be in it. (Vitter 1985, algorithm R) */
export class Reservoir {
  readonly #size: number;
  readonly #values: number[] = [];
  #seen = 0;

  constructor(size: number) {
    this.#size = size;
  }

  get values(): readonly number[] {
    return this.#values;
  }

  add(value: number): void {
    const place = this.#seen < this.#size ? this.#seen : Math.floor(Math.random() * (this.#seen + 1));
    this.#seen++;
    if (place < this.#size) this.#values[place] = value;
  }
}
