const REDRAW_MS = 100;

/** Lines at the bottom of a terminal that are drawn over until they are done, with finished ones scrolling away above. */
export class LiveLines {
  readonly #write: (text: string) => void;
  readonly #draw: () => readonly string[];
  readonly #timer: NodeJS.Timeout;
  #drawn = 0;

  constructor(write: (text: string) => void, draw: () => readonly string[]) {
    this.#write = write;
    this.#draw = draw;
    this.#timer = setInterval(() => this.#redraw(), REDRAW_MS).unref();
    write("\x1b[?25l");
  }

  /** A line that stays. */
  print(line: string): void {
    this.#redraw(`${line}\n`);
  }

  /** Takes the live lines away and gives the cursor back. */
  end(): void {
    clearInterval(this.#timer);
    this.#write(`${this.#erase()}\x1b[?25h`);
    this.#drawn = 0;
  }

  #redraw(above = ""): void {
    const lines = this.#draw();
    this.#write(`${this.#erase()}${above}${lines.map((line) => `${line}\n`).join("")}`);
    this.#drawn = lines.length;
  }

  #erase(): string {
    return this.#drawn === 0 ? "" : `\x1b[${this.#drawn}A\x1b[J`;
  }
}
