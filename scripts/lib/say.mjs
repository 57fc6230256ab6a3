/** What a person reads while something is fetched or started: one line at a time, in plain words. */

/** A failure a person can act on: one sentence on what happened, one on what to do. */
export class Failure extends Error {
  /**
   * @param {string} whatHappened a whole sentence
   * @param {string} whatToDo a whole sentence
   * @param {{ cause?: unknown, exitCode?: number }} [more]
   */
  constructor(whatHappened, whatToDo, more = {}) {
    super(`${whatHappened} ${whatToDo}`.trim(), more.cause === undefined ? undefined : { cause: more.cause });
    this.name = 'Failure';
    this.exitCode = more.exitCode ?? 1;
  }
}

/** Wrong use of a command: one sentence, exit code 2. */
export class WrongUse extends Failure {
  /** @param {string} sentence */
  constructor(sentence) {
    super(sentence, '', { exitCode: 2 });
    this.name = 'WrongUse';
  }
}

/**
 * @typedef {object} Say
 * @property {(line: string) => void} step a thing that begins or is done
 * @property {(name: string, done: number, total?: number) => void} progress bytes so far; on a terminal the line is rewritten, elsewhere every tenth is printed
 */

/** @param {number} bytes */
export function megabytes(bytes) {
  const value = bytes / 1e6;
  return `${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en-GB')} MB`;
}

/**
 * @param {{ write(text: string): unknown, isTTY?: boolean }} [out]
 * @returns {Say}
 */
export function createSay(out = process.stdout) {
  let open = false;
  let lastName = '';
  let lastTenth = -1;
  let lastDrawn = 0;
  const close = () => {
    if (open) out.write('\n');
    open = false;
  };
  return {
    step(line) {
      close();
      out.write(`${line}\n`);
    },
    progress(name, done, total) {
      if (name !== lastName) {
        close();
        lastName = name;
        lastTenth = -1;
        lastDrawn = 0;
      }
      const tenth = total ? Math.floor((done / total) * 10) : Math.floor(done / 50e6);
      const text = total
        ? `${name}: ${megabytes(done)} of ${megabytes(total)} (${Math.floor((done / total) * 100)} %)`
        : `${name}: ${megabytes(done)}`;
      if (out.isTTY) {
        const now = Date.now();
        if (now - lastDrawn < 200 && done !== total) return;
        lastDrawn = now;
        out.write(`\r\x1b[K${text}`);
        open = true;
        if (done === total) close();
      } else if (tenth > lastTenth) {
        lastTenth = tenth;
        out.write(`${text}\n`);
      }
    },
  };
}

/** The process's own. */
export const say = createSay();

/** A `Say` for callers that want silence. */
export const quiet = Object.freeze({ step() {}, progress() {} });

/**
 * Runs a command's body and turns what it throws into one sentence and an exit code; a defect of ours keeps its stack.
 * @param {() => Promise<number | void>} body
 */
export async function runCommand(body) {
  // Left to itself, Node ends at once on a signal and the programs it started live on; leaving by `exit` ends them.
  for (const [signal, code] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])) {
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) process.exit(code);
    });
  }
  // Whoever read our lines has gone (`npm start | head`): what is done goes on unseen.
  for (const out of [process.stdout, process.stderr]) {
    out.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  try {
    const code = await body();
    if (typeof code === 'number') process.exitCode = code;
  } catch (error) {
    if (error instanceof Failure) {
      process.stderr.write(`${error.message}\n`);
      if (process.env.SANDPIT_DETAILS && error.cause) process.stderr.write(`${String(error.cause)}\n`);
      process.exitCode = error.exitCode;
    } else {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exitCode = 1;
    }
  }
}
