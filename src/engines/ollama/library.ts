/** What can be done to the models of an Ollama: get, import from a file, mend, remove. */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { CreateRequest } from 'ollama/browser';
import { abortError, isAbort, ProblemError } from '../../core/problems.js';
import { faultOf, type Connection } from './client.js';
import { isCloudName, shownSchema } from './said.js';
import { speaksChatMl, chatMl, type ChatTemplate } from './template.js';
import type { Limits } from './exchange.js';

/** What a pull or an import is doing. Bytes are those of all parts that are known so far. */
export interface LibraryProgress {
  readonly stage: 'looking' | 'hashing' | 'copying' | 'checking' | 'writing';
  readonly doneBytes: number;
  readonly totalBytes: number;
}
export type OnProgress = (progress: LibraryProgress) => void;

/** Pulls, imports and rewrites can be silent for long while a file is hashed. */
const libraryIdleMs = 10 * 60_000;
const limitsOf = (signal: AbortSignal): Limits => ({ signal, firstByteMs: libraryIdleMs, idleMs: libraryIdleMs });

/**
 * Downloads a model with Ollama, which goes on where an earlier attempt ended.
 * @throws {ProblemError} `model.cloud`, `model.unknown` and those of the connection
 */
export async function pullModel(
  connection: Connection,
  name: string,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<void> {
  if (isCloudName(name)) throw new ProblemError({ code: 'model.cloud', name });
  const about = { model: name };
  const call = linked(signal);
  const parts = new Map<string, { total: number; completed: number }>();
  try {
    for await (const line of await connection
      .client(limitsOf(call.signal), about)
      .pull({ model: name, stream: true })) {
      if (line.digest && line.total) parts.set(line.digest, { total: line.total, completed: line.completed ?? 0 });
      const sums = [...parts.values()];
      onProgress({
        stage: stageOf(line.status),
        doneBytes: sums.reduce((sum, part) => sum + part.completed, 0),
        totalBytes: sums.reduce((sum, part) => sum + part.total, 0),
      });
    }
  } catch (error) {
    const fault = faultOf(error, { address: connection.address, ...about });
    // How the registry says that it has no such model.
    if (
      fault instanceof ProblemError &&
      fault.problem.code === 'engine.refused' &&
      /does not exist/.test(fault.problem.said)
    )
      throw new ProblemError({ code: 'model.unknown', name, engine: 'ollama' }, fault);
    throw fault;
  } finally {
    call.end();
  }
}

function stageOf(status: string): LibraryProgress['stage'] {
  if (status.startsWith('verifying')) return 'checking';
  if (status.startsWith('writing') || status === 'success') return 'writing';
  return /^(pulling [0-9a-f]{6,}|downloading)/.test(status) ? 'copying' : 'looking';
}

/**
 * Removes a model from Ollama.
 * @throws {ProblemError} `model.unknown` and those of the connection
 */
export async function removeModel(connection: Connection, name: string, signal: AbortSignal): Promise<void> {
  await connection.look(signal, { model: name }, (client) => client.delete({ model: name }));
}

/**
 * Puts a GGUF file into Ollama under a name, with the chat template that is given: without one, Ollama may write a
 * template without roles, and every answer is nonsense. The file is copied by its SHA-256, unless Ollama has it.
 *
 * @throws {ProblemError} `disk.cannot-read`, `model.not-gguf` and those of the connection
 */
export async function importGguf(
  connection: Connection,
  file: string,
  name: string,
  template: ChatTemplate,
  signal: AbortSignal,
  onProgress: OnProgress = () => undefined,
): Promise<void> {
  const bytes = await ggufBytes(file);
  const digest = `sha256:${await hashFile(file, signal, (doneBytes) => onProgress({ stage: 'hashing', doneBytes, totalBytes: bytes }))}`;
  const subject = { address: connection.address, model: name };
  const path = `/api/blobs/${digest}`;
  const call = linked(signal);
  let unread: Error | undefined;
  try {
    if ((await connection.transport.send(path, 'HEAD', limitsOf(call.signal), subject)) === 404) {
      const stream = createReadStream(file, { highWaterMark: 1024 * 1024 });
      let doneBytes = 0;
      stream.on('error', (error) => (unread = error));
      stream.on('data', (part) => {
        doneBytes += part.length;
        onProgress({ stage: 'copying', doneBytes, totalBytes: bytes });
      });
      await connection.transport.send(path, 'POST', limitsOf(call.signal), subject, { bytes, stream });
    }
  } catch (error) {
    throw unread ? cannotRead(file, unread) : faultOf(error, subject);
  } finally {
    call.end();
  }
  onProgress({ stage: 'writing', doneBytes: bytes, totalBytes: bytes });
  const named: CreateRequest & { files: Record<string, string> } = {
    model: name,
    files: { 'model.gguf': digest },
    template: template.template,
    parameters: { stop: template.stop },
  };
  await create(connection, named, signal);
}

/**
 * Writes the chat template that a model lacks, under the same name; its weights are not touched.
 * @throws {ProblemError} `model.no-chat-template` when its vocabulary shows that ours is not the right one
 */
export async function mendTemplate(connection: Connection, name: string, signal: AbortSignal): Promise<void> {
  const verbose: { model: string; verbose: boolean } = { model: name, verbose: true };
  const about = shownSchema.parse(await connection.look(signal, { model: name }, (client) => client.show(verbose)));
  if (!speaksChatMl(about)) throw new ProblemError({ code: 'model.no-chat-template', name });
  await create(
    connection,
    { model: name, from: name, template: chatMl.template, parameters: { stop: chatMl.stop } },
    signal,
  );
}

async function create(connection: Connection, wish: CreateRequest, signal: AbortSignal): Promise<void> {
  const call = linked(signal);
  try {
    const lines = await connection
      .client(limitsOf(call.signal), { model: wish.model })
      .create({ ...wish, stream: true });
    let success = false;
    for await (const line of lines) success = line.status === 'success';
    if (!success) throw new ProblemError({ code: 'engine.broke-off', engine: 'ollama' });
  } catch (error) {
    throw faultOf(error, { address: connection.address, model: wish.model });
  } finally {
    call.end();
  }
}

/** A signal for one call, which also ends when the call is left in the middle. */
function linked(signal: AbortSignal): { readonly signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const stop = () => controller.abort();
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  return {
    signal: controller.signal,
    end: () => {
      signal.removeEventListener('abort', stop);
      controller.abort();
    },
  };
}

async function ggufBytes(file: string): Promise<number> {
  let handle;
  try {
    handle = await open(file);
    const head = Buffer.alloc(4);
    await handle.read(head, 0, 4, 0);
    if (head.toString('latin1') !== 'GGUF') throw new ProblemError({ code: 'model.not-gguf', file });
    return (await handle.stat()).size;
  } catch (error) {
    throw error instanceof ProblemError ? error : cannotRead(file, error);
  } finally {
    await handle?.close();
  }
}

async function hashFile(file: string, signal: AbortSignal, onBytes: (bytes: number) => void): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const part of createReadStream(file, { highWaterMark: 1024 * 1024, signal }) as AsyncIterable<Buffer>) {
      hash.update(part);
      bytes += part.length;
      onBytes(bytes);
    }
  } catch (error) {
    throw isAbort(error) ? abortError() : cannotRead(file, error);
  }
  return hash.digest('hex');
}

const cannotRead = (file: string, error: unknown) =>
  new ProblemError(
    { code: 'disk.cannot-read', file, reason: error instanceof Error ? error.message : String(error) },
    error,
  );
