/**
 * Every problem the product can meet, as data: a code and what is needed to phrase it.
 * One factory each, so that the whole vocabulary of failure is on this page. The sentence is made
 * at the edge by {@link import('./sentences/problems.js').sayProblem}.
 */

import type { Ceiling } from './guard/ceilings.js';
import type { FindingType, MarkingLevel } from './guard/finding.js';
import type { EngineId, Where } from './models/languageModel.js';

export type Problem =
  // engines
  | { readonly code: 'engine.none' }
  | { readonly code: 'engine.unreachable'; readonly engine: EngineId; readonly address: string }
  | { readonly code: 'engine.not-this-protocol'; readonly engine: EngineId; readonly address: string }
  | { readonly code: 'engine.busy'; readonly engine: EngineId }
  | { readonly code: 'engine.refused'; readonly engine: EngineId; readonly status: number; readonly said: string }
  | { readonly code: 'engine.broke-off'; readonly engine: EngineId }
  | { readonly code: 'engine.silent'; readonly engine: EngineId; readonly minutes: number }
  | { readonly code: 'engine.address-not-allowed'; readonly address: string }
  | { readonly code: 'embedded.runtime-missing'; readonly platform: string }
  | { readonly code: 'embedded.died'; readonly exit: string }
  | { readonly code: 'embedded.out-of-memory'; readonly model: string }
  // models
  | { readonly code: 'model.none'; readonly engine: EngineId }
  | { readonly code: 'model.unknown'; readonly name: string; readonly engine: EngineId }
  | { readonly code: 'model.cloud'; readonly name: string }
  | { readonly code: 'model.no-chat-template'; readonly name: string }
  | { readonly code: 'model.file-changed'; readonly file: string }
  | { readonly code: 'model.file-broken'; readonly file: string }
  | { readonly code: 'model.not-gguf'; readonly file: string }
  | { readonly code: 'model.prompt-too-long'; readonly contextTokens: number; readonly promptTokens?: number }
  | { readonly code: 'model.no-answer'; readonly name: string }
  | { readonly code: 'model.not-recorded'; readonly name: string }
  // getting a model
  | { readonly code: 'download.no-place-answered'; readonly name: string; readonly places: readonly string[] }
  | { readonly code: 'download.wrong-digest'; readonly file: string; readonly expected: string; readonly got: string }
  // disk
  | { readonly code: 'disk.full'; readonly file: string }
  | { readonly code: 'disk.cannot-write'; readonly file: string; readonly reason: string }
  | { readonly code: 'disk.cannot-read'; readonly file: string; readonly reason: string }
  | { readonly code: 'progress.newer'; readonly file: string; readonly format: number }
  | { readonly code: 'progress.damaged'; readonly file: string; readonly setAside: string }
  | { readonly code: 'run.damaged'; readonly file: string }
  // prompts
  | { readonly code: 'prompt.empty' }
  | { readonly code: 'prompt.too-long'; readonly characters: number; readonly limit: number }
  | { readonly code: 'file.too-long'; readonly file: string; readonly bytes: number; readonly limit: number }
  | { readonly code: 'file.not-text'; readonly file: string }
  | { readonly code: 'document.too-long'; readonly file: string; readonly bytes: number; readonly limit: number }
  // the lab: it could not tell obeying from not
  | { readonly code: 'lab.no-canary'; readonly canary: string }
  | { readonly code: 'lab.canary-in-prompt'; readonly canary: string }
  // the guard: nothing was sent
  | {
      readonly code: 'guard.blocked';
      readonly ceiling: Ceiling;
      readonly level: MarkingLevel;
      readonly where: Where;
    }
  | { readonly code: 'guard.undecided'; readonly count: number }
  // packs and lessons
  | LessonProblem
  // settings
  | { readonly code: 'setting.wrong'; readonly setting: string; readonly got: string; readonly expected: string }
  // anything that has no code yet: shown with its own words, and logged whole
  | { readonly code: 'unexpected'; readonly said: string };

/** A place in a file of a pack. Lines and columns count from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Problems a trainer can mend, each at its place. */
export type LessonProblem =
  | ({ readonly code: 'pack.no-manifest' } & SourcePlace)
  | ({ readonly code: 'pack.not-json'; readonly said: string } & SourcePlace)
  | ({ readonly code: 'pack.newer-format'; readonly format: number } & SourcePlace)
  | ({ readonly code: 'pack.field'; readonly key: string; readonly said: string } & SourcePlace)
  | ({ readonly code: 'pack.duplicate-id'; readonly id: string } & SourcePlace)
  | ({ readonly code: 'pack.missing-file'; readonly path: string } & SourcePlace)
  | ({ readonly code: 'pack.lesson-not-listed'; readonly path: string } & SourcePlace)
  | ({ readonly code: 'pack.path-not-allowed'; readonly path: string } & SourcePlace)
  | ({ readonly code: 'pack.file-not-allowed'; readonly path: string } & SourcePlace)
  | ({ readonly code: 'pack.too-large'; readonly limit: string } & SourcePlace)
  | ({ readonly code: 'pack.data-not-marked-synthetic'; readonly path: string } & SourcePlace)
  | ({ readonly code: 'pack.data-could-be-real'; readonly type: FindingType } & SourcePlace)
  | ({ readonly code: 'lesson.no-front-matter' } & SourcePlace)
  | ({ readonly code: 'lesson.not-yaml'; readonly said: string } & SourcePlace)
  | ({ readonly code: 'lesson.unknown-key'; readonly key: string; readonly allowed: readonly string[] } & SourcePlace)
  | ({ readonly code: 'lesson.missing-key'; readonly key: string } & SourcePlace)
  | ({ readonly code: 'lesson.wrong-value'; readonly key: string; readonly said: string } & SourcePlace)
  | ({
      readonly code: 'lesson.unknown-block';
      readonly block: string;
      readonly allowed: readonly string[];
    } & SourcePlace)
  | ({ readonly code: 'lesson.no-steps' } & SourcePlace)
  | ({ readonly code: 'lesson.text-before-first-step' } & SourcePlace)
  | ({ readonly code: 'lesson.step-without-id'; readonly title: string } & SourcePlace)
  | ({ readonly code: 'lesson.duplicate-id'; readonly id: string } & SourcePlace)
  | ({ readonly code: 'lesson.unclosed-block'; readonly block: string } & SourcePlace)
  | ({ readonly code: 'lesson.nested-block'; readonly block: string } & SourcePlace)
  | ({ readonly code: 'lesson.html-not-allowed' } & SourcePlace)
  | ({ readonly code: 'lesson.link-not-allowed'; readonly url: string } & SourcePlace)
  | ({ readonly code: 'lesson.link-to-nowhere'; readonly url: string } & SourcePlace)
  | ({ readonly code: 'lesson.image-not-allowed'; readonly url: string } & SourcePlace)
  | ({ readonly code: 'lesson.image-without-alt'; readonly url: string } & SourcePlace)
  | ({
      readonly code: 'exercise.good-fails';
      readonly exercise: string;
      readonly sample: number;
      readonly checks: readonly string[];
    } & SourcePlace)
  | ({ readonly code: 'exercise.bad-passes'; readonly exercise: string; readonly sample: number } & SourcePlace)
  | ({ readonly code: 'exercise.no-samples'; readonly exercise: string; readonly which: string } & SourcePlace)
  | ({ readonly code: 'exercise.hint-gives-away'; readonly exercise: string; readonly hint: number } & SourcePlace)
  | ({ readonly code: 'pack.past-review'; readonly reviewBy: string } & SourcePlace)
  | ({ readonly code: 'lesson.rule-past-review'; readonly title: string; readonly reviewBy: string } & SourcePlace)
  | ({
      readonly code: 'lesson.rule-superseded';
      readonly name: string;
      readonly by: string;
      readonly since: string;
    } & SourcePlace)
  | ({ readonly code: 'exercise.lab-cannot-tell'; readonly exercise: string; readonly said: string } & SourcePlace)
  | ({ readonly code: 'proof.missing' } & SourcePlace)
  | ({ readonly code: 'proof.stale'; readonly exercise: string } & SourcePlace)
  | ({ readonly code: 'proof.short'; readonly exercise: string; readonly said: string } & SourcePlace);

/** Throwing a problem: the data rides on the error, and `cause` keeps what was underneath for the log. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(
    readonly problem: Problem,
    cause?: unknown,
  ) {
    super(problem.code, cause === undefined ? undefined : { cause });
  }
}

/** True for the error that an aborted signal makes, from whatever library. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** The error an aborted stream throws. */
export function abortError(): Error {
  const error = new Error('aborted');
  error.name = 'AbortError';
  return error;
}

/** The problem inside an error; errors that carry none become `unexpected` with their own words. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { code: 'unexpected', said: error instanceof Error ? error.message : String(error) };
}
