/**
 * The head of a GGUF file: what a model says of itself before its weights begin.
 * Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md, versions 2 and 3, little-endian.
 */

/** A file as this reader sees it. */
export interface ByteSource {
  /** Length of the file in bytes. */
  readonly size: number;
  /** Bytes from `offset`; fewer than `length` only at the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** UTF-8 to text. */
  decode(bytes: Uint8Array): string;
}

export interface GgufHead {
  /** `general.architecture`: `qwen2`, `llama` … */
  readonly architecture: string;
  /** `general.name`, as the maker wrote it. */
  readonly name?: string;
  /** The most tokens the weights were trained to take. */
  readonly trainedContextTokens?: number;
  /** The Jinja chat template in the file. */
  readonly chatTemplate?: string;
}

export type GgufReading =
  | { readonly kind: 'head'; readonly head: GgufHead }
  | { readonly kind: 'not-gguf' }
  /** It begins as a GGUF file and is cut or garbled. */
  | { readonly kind: 'broken'; readonly why: string };

/** `GGUF` in ASCII. */
export const ggufMagic: readonly number[] = [0x47, 0x47, 0x55, 0x46];

const windowBytes = 1 << 20;
const mostEntries = 100_000;
const mostTensors = 1_000_000;
const longestText = 8 << 20;
const usualAlignment = 32;

/** Bytes of a value by its type number; strings (8) and arrays (9) have no fixed size. */
const fixedBytes: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};
const stringType = 8;
const arrayType = 9;

class Broken extends Error {}

/**
 * Reads the head of a GGUF file and checks that the file is long enough for the weights it names.
 * Reads in windows of a megabyte and never the weights. Rejects only with what `source.read` rejects with.
 */
export async function readGgufHead(source: ByteSource): Promise<GgufReading> {
  const first = await source.read(0, 4);
  if (ggufMagic.some((byte, index) => first[index] !== byte)) return { kind: 'not-gguf' };
  try {
    return { kind: 'head', head: await readBody(createCursor(source), source.size) };
  } catch (error) {
    if (error instanceof Broken) return { kind: 'broken', why: error.message };
    throw error;
  }
}

async function readBody(cursor: Cursor, size: number): Promise<GgufHead> {
  cursor.skip(4);
  const version = await cursor.u32();
  if (version !== 2 && version !== 3) throw new Broken(`version ${version}`);
  const tensors = await cursor.count(mostTensors);
  const entries = await cursor.count(mostEntries);
  const texts = new Map<string, string>();
  const numbers = new Map<string, number>();
  for (let index = 0; index < entries; index += 1) {
    const key = await cursor.text();
    const type = await cursor.u32();
    if (type === stringType) {
      if (isWanted(key)) texts.set(key, await cursor.text());
      else await cursor.skipTexts(1);
    } else if (type === arrayType) await skipArray(cursor);
    else if (type === 4 || type === 10) numbers.set(key, type === 4 ? await cursor.u32() : await cursor.u64());
    else cursor.skip(sizeOf(type));
  }
  await checkTensors(cursor, tensors, numbers.get('general.alignment') ?? usualAlignment, size);
  const architecture = texts.get('general.architecture') ?? '';
  const name = texts.get('general.name');
  const contextTokens = numbers.get(`${architecture}.context_length`);
  const chatTemplate = texts.get('tokenizer.chat_template');
  return {
    architecture,
    ...(name === undefined ? {} : { name }),
    ...(contextTokens === undefined ? {} : { trainedContextTokens: contextTokens }),
    ...(chatTemplate === undefined ? {} : { chatTemplate }),
  };
}

function isWanted(key: string): boolean {
  return key === 'general.architecture' || key === 'general.name' || key === 'tokenizer.chat_template';
}

function sizeOf(type: number): number {
  const bytes = fixedBytes[type];
  if (bytes === undefined) throw new Broken(`value of type ${type}`);
  return bytes;
}

async function skipArray(cursor: Cursor): Promise<void> {
  const type = await cursor.u32();
  const length = await cursor.count(Number.MAX_SAFE_INTEGER);
  if (type === stringType) await cursor.skipTexts(length);
  else if (type === arrayType) for (let index = 0; index < length; index += 1) await skipArray(cursor);
  else cursor.skip(sizeOf(type) * length);
}

/** The weights lie behind the list of tensors, each at its offset: a file that ends before the last begins is cut. */
async function checkTensors(cursor: Cursor, tensors: number, alignment: number, size: number): Promise<void> {
  let last = 0;
  for (let index = 0; index < tensors; index += 1) {
    await cursor.skipTexts(1);
    const dimensions = await cursor.u32();
    if (dimensions > 8) throw new Broken(`a tensor of ${dimensions} dimensions`);
    cursor.skip(dimensions * 8 + 4);
    last = Math.max(last, await cursor.u64());
  }
  const dataStart = Math.ceil(cursor.position() / alignment) * alignment;
  if (size <= dataStart + last) throw new Broken('it ends before its weights do');
}

interface Cursor {
  position(): number;
  skip(bytes: number): void;
  u32(): Promise<number>;
  u64(): Promise<number>;
  /** A 64-bit count that is at most `most`. */
  count(most: number): Promise<number>;
  text(): Promise<string>;
  skipTexts(texts: number): Promise<void>;
}

function createCursor({ read, decode, size }: ByteSource): Cursor {
  let windowStart = 0;
  let at = 0;
  let view: DataView = new DataView(new ArrayBuffer(0));

  /** Makes `bytes` readable at the cursor. */
  async function need(bytes: number): Promise<void> {
    if (at + bytes <= view.byteLength) return;
    const from = windowStart + at;
    if (from + bytes > size) throw new Broken('it ends too early');
    const found = await read(from, Math.max(bytes, windowBytes));
    if (found.length < bytes) throw new Broken('it ends too early');
    view = new DataView(found.buffer, found.byteOffset, found.byteLength);
    windowStart = from;
    at = 0;
  }

  async function u64(): Promise<number> {
    await need(8);
    const value = view.getBigUint64(at, true);
    at += 8;
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Broken(`a number of ${value}`);
    return Number(value);
  }

  async function count(most: number): Promise<number> {
    const value = await u64();
    if (value > most || value > size) throw new Broken(`a count of ${value}`);
    return value;
  }

  return {
    position: () => windowStart + at,
    skip: (bytes) => {
      at += bytes;
    },
    u32: async () => {
      await need(4);
      const value = view.getUint32(at, true);
      at += 4;
      return value;
    },
    u64,
    count,
    text: async () => {
      const bytes = await count(longestText);
      await need(bytes);
      const text = decode(new Uint8Array(view.buffer, view.byteOffset + at, bytes));
      at += bytes;
      return text;
    },
    // A vocabulary is 150,000 texts: waiting for each would take longer than reading them.
    skipTexts: async (texts) => {
      for (let left = texts; left > 0; left -= 1) {
        if (at + 8 > view.byteLength) await need(8);
        const bytes = view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);
        if (bytes > size) throw new Broken(`a text of ${bytes} bytes`);
        at += 8 + bytes;
      }
    },
  };
}
