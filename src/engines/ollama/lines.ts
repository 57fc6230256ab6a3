/** Bytes of a stream of JSON lines, handed on in whole lines only. */

const newline = 0x0a;
const open = 0x7b;

/** Longer than any line Ollama writes; something that never ends a line is not Ollama. */
const longestLine = 8 * 1024 * 1024;

export type LineFault = 'not-lines' | 'half-line';

export interface WholeLines {
  /** The whole lines that are complete with this part; undefined when there are none yet. */
  take(part: Uint8Array): Uint8Array | LineFault | undefined;
  /** What is left when the stream has ended: a last line without a line end, or the half of one. */
  end(): Uint8Array | LineFault | undefined;
}

/**
 * Cutting at line ends keeps characters whole that were split between two parts, and keeps the `ollama` package,
 * which writes what it can't parse to the console, from seeing a web page or the half of a last line.
 */
export function wholeLines(): WholeLines {
  let kept: Buffer[] = [];
  let keptBytes = 0;
  let any = false;

  const join = (part: Uint8Array): Buffer => {
    const joined = keptBytes === 0 ? asBuffer(part) : Buffer.concat([...kept, part]);
    kept = [];
    keptBytes = 0;
    return joined;
  };

  return {
    take(part) {
      const last = asBuffer(part).lastIndexOf(newline);
      if (last === -1) {
        kept.push(asBuffer(part));
        keptBytes += part.length;
        if (!any && kept[0]?.[0] !== open) return 'not-lines';
        return keptBytes > longestLine ? 'not-lines' : undefined;
      }
      const whole = join(part.subarray(0, last + 1));
      if (last + 1 < part.length) {
        kept.push(asBuffer(part).subarray(last + 1));
        keptBytes = part.length - last - 1;
      }
      if (!any && whole[0] !== open) return 'not-lines';
      any = true;
      return whole;
    },
    end() {
      if (keptBytes === 0) return undefined;
      const rest = join(new Uint8Array());
      try {
        JSON.parse(rest.toString('utf8'));
      } catch {
        // The connection ended in the middle of a line; the caller says so.
        return any || rest[0] === open ? 'half-line' : 'not-lines';
      }
      return rest;
    },
  };
}

const asBuffer = (part: Uint8Array): Buffer =>
  Buffer.isBuffer(part) ? part : Buffer.from(part.buffer, part.byteOffset, part.byteLength);
