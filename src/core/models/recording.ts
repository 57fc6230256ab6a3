/** Answers of a model kept as data, so that a lesson can be read where no model runs. Always shown as recorded. */

import { z } from 'zod';
import { contentHash, type Json } from '../lessons/contentHash.js';
import type { ModelChunk, ModelDescription, ModelRequest } from './languageModel.js';

const countSchema = z.number().int().nonnegative();
const msSchema = z.number().nonnegative();

const contextSchema = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('complete'), promptTokens: countSchema, contextTokens: countSchema }),
  z.strictObject({
    verdict: z.literal('cut'),
    promptTokens: countSchema,
    estimatedTokens: countSchema,
    contextTokens: countSchema,
  }),
  z.strictObject({ verdict: z.literal('unknown'), estimatedTokens: countSchema, contextTokens: countSchema }),
]);

const recordedAnswerSchema = z.strictObject({
  /** {@link requestKey} of what was asked. */
  key: z.string().regex(/^[0-9a-f]{64}$/),
  /** Left out: this answer serves any seed for which there is no other. */
  seed: z.number().int().optional(),
  /** The pieces of text as they came, each with the milliseconds since the one before. */
  chunks: z.array(z.strictObject({ afterMs: msSchema, text: z.string().min(1) })),
  stopReason: z.enum(['stop', 'length']),
  timings: z.strictObject({
    loadMs: msSchema.optional(),
    firstTokenMs: msSchema,
    totalMs: msSchema,
    promptTokens: countSchema.optional(),
    answerTokens: countSchema,
    tokensPerSecond: msSchema,
  }),
  context: contextSchema,
});
export type RecordedAnswer = z.infer<typeof recordedAnswerSchema>;

/** A file of recorded answers of one model. */
export const recordingSchema = z.strictObject({
  format: z.literal(1),
  model: z.strictObject({
    engine: z.enum(['embedded', 'ollama']),
    engineVersion: z.string().min(1),
    name: z.string().min(1),
    title: z.string().min(1),
    digest: z.string(),
    template: z.string().optional(),
  }),
  /** ISO 8601 with UTC. */
  recordedAt: z.iso.datetime(),
  answers: z.array(recordedAnswerSchema),
});
export type Recording = z.infer<typeof recordingSchema>;

/**
 * The name of a question: SHA-256 (64 hex digits) of its messages and options, the seed apart.
 * Line ends and spaces at the ends of lines don't count; see `contentHash`.
 */
export function requestKey({ messages, options }: ModelRequest): string {
  const { temperature, maxTokens, contextTokens, format } = options;
  return contentHash({
    messages: messages.map(({ role, content }) => ({ role, content })),
    temperature,
    maxTokens,
    contextTokens,
    // A schema is JSON by definition.
    format: (format ?? null) as Json,
  });
}

/** The answer to a request: with its very seed, else one for any seed, else undefined. */
export function findRecorded(recording: Recording, request: ModelRequest): RecordedAnswer | undefined {
  const key = requestKey(request);
  const answers = recording.answers.filter((answer) => answer.key === key);
  return (
    answers.find((answer) => answer.seed === request.options.seed) ??
    answers.find((answer) => answer.seed === undefined)
  );
}

/** A piece of a stream with the time at which it came, in milliseconds since the call. */
export interface TimedChunk {
  readonly atMs: number;
  readonly chunk: ModelChunk;
}

/**
 * An answer ready to be kept, from a stream that ran to its end.
 * @throws {RangeError} when the stream has no end
 */
export function toRecordedAnswer(request: ModelRequest, stream: readonly TimedChunk[]): RecordedAnswer {
  const chunks: { afterMs: number; text: string }[] = [];
  let before = 0;
  for (const { atMs, chunk } of stream) {
    if (chunk.kind === 'text') {
      chunks.push({ afterMs: Math.round(Math.max(0, atMs - before)), text: chunk.text });
      before = atMs;
    }
    if (chunk.kind === 'done') {
      return {
        key: requestKey(request),
        seed: request.options.seed,
        chunks,
        stopReason: chunk.stopReason,
        timings: { ...chunk.timings },
        context: { ...chunk.context },
      };
    }
  }
  throw new RangeError('the stream has no end');
}

/** What of a description goes into a recording. */
export function recordedModel(description: ModelDescription): Recording['model'] {
  const { engine, engineVersion, name, title, digest, template } = description;
  if (engine === 'recorded') throw new RangeError('a recording of a recording');
  return { engine, engineVersion, name, title, digest, ...(template === undefined ? {} : { template }) };
}
