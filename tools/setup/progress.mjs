const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/**
 * Shows one piece of work on stderr: on a terminal a spinner that becomes a tick with the time it took, elsewhere a line at each end.
 *
 * @template T
 * @param {string} label what is being done, such as "Installing npm packages"
 * @param {(note: (text: string) => void) => Promise<T>} work `note` says what it is waiting for
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  const display = process.stderr.isTTY ? spinner(label, seconds) : plain(label);
  try {
    const result = await work(display.note);
    display.end(`✓ ${label}`, seconds());
    return result;
  } catch (error) {
    display.end(`✗ ${label}`, seconds());
    throw error;
  }
}

function spinner(label, seconds) {
  let frame = 0;
  let waiting = "";
  const draw = () => {
    const mark = FRAMES[frame++ % FRAMES.length];
    const text = `  ${mark} ${label}${waiting === "" ? "" : `, ${waiting}`}`;
    const room = (process.stderr.columns ?? 80) - 12;
    process.stderr.write(`\r\x1b[K${text.slice(0, room)}  ${seconds()}`);
  };
  const timer = setInterval(draw, 100);
  draw();
  return {
    note: (text) => {
      waiting = text;
    },
    end: (text, time) => {
      clearInterval(timer);
      process.stderr.write(`\r\x1b[K  ${text}  ${time}\n`);
    },
  };
}

function plain(label) {
  process.stderr.write(`  ${label}\n`);
  return {
    note: (text) => process.stderr.write(`  ${label}, ${text}\n`),
    end: (text, time) => process.stderr.write(`  ${text}  ${time}\n`),
  };
}
