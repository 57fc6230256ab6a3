/**
 * Every message between the extension and a page, as zod unions on `kind`. Both sides parse what they receive.
 * Views hold finished words: the sentences were made by the extension, the page lays them out.
 * zod/mini, because the page carries this file and must stay small.
 */

import * as z from 'zod/mini';
import { injectingView } from './exercises/injecting/viewSchema.js';
import { promptingView } from './exercises/prompting/viewSchema.js';
import { quizView } from './exercises/quiz/viewSchema.js';
import { writingView } from './exercises/writing/viewSchema.js';
import { decisions } from './guard/decision.js';
import { answerView, ceiling, phase, problemView } from './views.js';

/** What the learner decided about the findings in what is about to be sent; absent: nothing was asked. */
const decision = z.optional(z.enum(decisions));

const stepState = z.enum(['to-do', 'in-progress', 'done', 'changed']);

export const exerciseView = z.discriminatedUnion('kind', [quizView, promptingView, writingView, injectingView]);
export type ExerciseView = z.infer<typeof exerciseView>;

export const blockView = z.discriminatedUnion('kind', [
  /** `html` is made by core/lessons/renderMarkdown.ts and nowhere else. */
  z.object({ kind: z.literal('prose'), html: z.string() }),
  z.object({ kind: z.literal('exercise'), exercise: exerciseView }),
]);

export const lessonView = z.object({
  pack: z.object({ id: z.string(), title: z.string() }),
  lesson: z.object({
    id: z.string(),
    title: z.string(),
    objectives: z.array(z.string()),
    sources: z.array(
      z.object({ title: z.string(), publisher: z.string(), url: z.string(), read: z.string(), licence: z.string() }),
    ),
  }),
  steps: z.array(z.object({ id: z.string(), title: z.string(), state: stepState })),
  at: z.number(),
  minutesLeft: z.number(),
  /** What is past its review date, in sentences. Left out while all is in time. */
  notices: z.optional(z.array(z.string())),
  blocks: z.array(blockView),
  /** What the right-hand button leads to. */
  next: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('step'), title: z.string() }),
    z.object({ kind: z.literal('lesson'), title: z.string(), lessonId: z.string() }),
    z.object({ kind: z.literal('end') }),
  ]),
  /** Something about the whole page: progress could not be saved, a newer progress file. */
  problem: z.optional(problemView),
});
export type LessonView = z.infer<typeof lessonView>;

/** What the page's commands and keys can ask of it; the page acts on the exercise in view. */
export const pageCommand = z.enum(['next', 'previous', 'check', 'hint', 'cancel']);
export type PageCommand = z.infer<typeof pageCommand>;

/** Translations, phrase → phrase; empty in English. Sent once, before anything else. */
const wordsMessage = z.object({
  kind: z.literal('words'),
  language: z.string(),
  phrases: z.record(z.string(), z.string()),
});

export const toLessonPage = z.discriminatedUnion('kind', [
  wordsMessage,
  z.object({
    kind: z.literal('lesson'),
    view: lessonView,
    /** Where the focus shall go. `heading`: the step is opened anew, and the view's drafts replace what is typed. */
    focus: z.enum(['heading', 'keep']),
  }),
  z.object({
    kind: z.literal('exercise'),
    exercise: exerciseView,
    /** `verdict`: move the focus to the result and announce it. */
    focus: z.enum(['keep', 'verdict', 'hint', 'answer']),
  }),
  /** New text of the run under way; at most 20 a second. */
  z.object({ kind: z.literal('text'), exerciseId: z.string(), run: z.number(), text: z.string() }),
  z.object({ kind: z.literal('command'), command: pageCommand }),
]);
export type ToLessonPage = z.infer<typeof toLessonPage>;

export const fromLessonPage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('go'), to: z.string() }),
  z.object({ kind: z.literal('next') }),
  z.object({ kind: z.literal('previous') }),
  z.object({
    kind: z.literal('draft'),
    exerciseId: z.string(),
    chosen: z.optional(z.array(z.number())),
    text: z.optional(z.string()),
    /** By the ids of the parts. */
    texts: z.optional(z.record(z.string(), z.string())),
  }),
  /** Quiz: check the draft. */
  z.object({ kind: z.literal('check'), exerciseId: z.string(), chosen: z.array(z.number()), text: z.string() }),
  /** Writing: check the texts, by the ids of their parts. */
  z.object({ kind: z.literal('check-texts'), exerciseId: z.string(), texts: z.record(z.string(), z.string()) }),
  /** Draft a transparency record from what was done in this lesson. */
  z.object({ kind: z.literal('transparency-record') }),
  /** Prompting: run the prompt and mark the answers. */
  z.object({ kind: z.literal('run'), exerciseId: z.string(), prompt: z.string(), decision }),
  /** Injecting: run the lab. `rest`: go on after the answers that are there, if they were made with the same prompt and line. */
  z.object({
    kind: z.literal('run-lab'),
    exerciseId: z.string(),
    prompt: z.string(),
    line: z.string(),
    guess: z.optional(z.number()),
    rest: z.boolean(),
    decision,
  }),
  z.object({ kind: z.literal('cancel') }),
  z.object({ kind: z.literal('hint'), exerciseId: z.string() }),
  z.object({ kind: z.literal('show-answer'), exerciseId: z.string() }),
  z.object({ kind: z.literal('start-again'), exerciseId: z.string() }),
  z.object({ kind: z.literal('open-in-sandbox'), exerciseId: z.string(), prompt: z.string() }),
  z.object({ kind: z.literal('open-link'), url: z.string() }),
  /** A button of a {@link ProblemView}. */
  z.object({ kind: z.literal('action'), id: z.string() }),
]);
export type FromLessonPage = z.infer<typeof fromLessonPage>;

// The sandbox.

export const settingsView = z.object({
  temperature: z.number(),
  seed: z.number(),
  maxTokens: z.number(),
  contextTokens: z.number(),
});
export type SettingsView = z.infer<typeof settingsView>;

export const compareMode = z.enum(['none', 'prompts', 'models', 'settings']);
export type CompareMode = z.infer<typeof compareMode>;

export const columnName = z.enum(['a', 'b']);
export type ColumnName = z.infer<typeof columnName>;

/** What one column will send. Column b repeats a in all but what is compared. */
export const columnInput = z.object({
  /** `engine:name`, one of `models`. */
  model: z.string(),
  prompt: z.string(),
  settings: settingsView,
});
export type ColumnInput = z.infer<typeof columnInput>;

export const sandboxInput = z.object({
  compare: compareMode,
  system: z.string(),
  /** Text of the attached document, empty when none. */
  data: z.object({ name: z.string(), text: z.string() }),
  a: columnInput,
  b: columnInput,
});
export type SandboxInput = z.infer<typeof sandboxInput>;

export const sandboxView = z.object({
  models: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      where: z.string(),
      caution: z.string(),
      usable: z.boolean(),
      ceiling,
    }),
  ),
  /** Documents of the packs that can be attached. */
  documents: z.array(z.object({ id: z.string(), title: z.string() })),
  input: sandboxInput,
  answers: z.object({ a: z.optional(answerView), b: z.optional(answerView) }),
  running: z.optional(z.object({ column: columnName, phase })),
  /** What differs between the answers, in one sentence; empty unless two are there. */
  difference: z.string(),
  problem: z.optional(problemView),
});
export type SandboxView = z.infer<typeof sandboxView>;

export const toSandboxPage = z.discriminatedUnion('kind', [
  wordsMessage,
  z.object({
    kind: z.literal('sandbox'),
    view: sandboxView,
    /** `input`: replace what is typed. */ replace: z.enum(['all', 'keep-input']),
  }),
  z.object({ kind: z.literal('answer'), column: columnName, answer: answerView, running: z.boolean() }),
  z.object({ kind: z.literal('text'), column: columnName, text: z.string() }),
  z.object({ kind: z.literal('data'), data: z.object({ name: z.string(), text: z.string() }) }),
  z.object({ kind: z.literal('command'), command: pageCommand }),
]);
export type ToSandboxPage = z.infer<typeof toSandboxPage>;

export const fromSandboxPage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('draft'), input: sandboxInput }),
  z.object({ kind: z.literal('run'), input: sandboxInput, decision }),
  z.object({ kind: z.literal('cancel') }),
  z.object({ kind: z.literal('attach-file') }),
  z.object({ kind: z.literal('attach-document'), id: z.string() }),
  z.object({ kind: z.literal('detach') }),
  z.object({ kind: z.literal('export'), runId: z.string() }),
  z.object({ kind: z.literal('open-link'), url: z.string() }),
  z.object({ kind: z.literal('action'), id: z.string() }),
]);
export type FromSandboxPage = z.infer<typeof fromSandboxPage>;
