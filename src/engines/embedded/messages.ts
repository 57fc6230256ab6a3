/** What the engine and its child process say to each other. Both sides parse what they receive. */

import * as z from 'zod/mini';

const problem = z.discriminatedUnion('code', [
  z.object({ code: z.literal('embedded.runtime-missing'), platform: z.string() }),
  z.object({ code: z.literal('embedded.out-of-memory'), model: z.string() }),
  z.object({ code: z.literal('model.file-broken'), file: z.string() }),
  z.object({ code: z.literal('model.file-changed'), file: z.string() }),
  z.object({ code: z.literal('model.prompt-too-long'), contextTokens: z.number(), promptTokens: z.number() }),
  z.object({ code: z.literal('unexpected'), said: z.string() }),
]);
/** The problems that can arise inside the child. */
export type ChildProblem = z.infer<typeof problem>;

const template = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('chatml') }),
  /** The template in the model file, in Jinja. */
  z.object({ kind: z.literal('jinja'), source: z.string() }),
]);
export type PromptTemplate = z.infer<typeof template>;

const message = z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() });

const run = z.object({
  kind: z.literal('run'),
  id: z.number(),
  model: z.object({
    path: z.string(),
    name: z.string(),
    sha256: z.string(),
    /** The file must be read and have this digest before it is used. */
    check: z.boolean(),
  }),
  template,
  messages: z.array(message),
  options: z.object({
    temperature: z.number(),
    seed: z.number(),
    maxTokens: z.number(),
    contextTokens: z.number(),
    format: z.optional(z.record(z.string(), z.unknown())),
  }),
});
export type RunOrder = z.infer<typeof run>;

const toChild = z.discriminatedUnion('kind', [
  run,
  /** Say `stopping`, end this run after the token in hand, and say `stopped`. */
  z.object({ kind: z.literal('stop'), id: z.number() }),
]);
export type ToChild = z.infer<typeof toChild>;

const done = z.object({
  kind: z.literal('done'),
  id: z.number(),
  loadMs: z.optional(z.number()),
  promptTokens: z.number(),
  answerTokens: z.number(),
  tokensPerSecond: z.number(),
  stopReason: z.enum(['stop', 'length']),
});
export type RunDone = z.infer<typeof done>;

const fromChild = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('phase'), id: z.number(), phase: z.enum(['loading', 'reading']) }),
  /** The file was read and has the digest it should have. */
  z.object({ kind: z.literal('checked'), id: z.number() }),
  z.object({ kind: z.literal('text'), id: z.number(), text: z.string() }),
  done,
  /** It heard that the run is to stop. */
  z.object({ kind: z.literal('stopping'), id: z.number() }),
  z.object({ kind: z.literal('stopped'), id: z.number() }),
  z.object({ kind: z.literal('failed'), id: z.number(), problem }),
]);
export type FromChild = z.infer<typeof fromChild>;

/** Undefined for anything that is not a message of this version. */
export function readToChild(raw: unknown): ToChild | undefined {
  return toChild.safeParse(raw).data;
}

export function readFromChild(raw: unknown): FromChild | undefined {
  return fromChild.safeParse(raw).data;
}
