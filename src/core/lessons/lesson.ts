/** A lesson as the product holds it, read from Markdown by `readLesson.ts`. Player-neutral: no HTML, no state. */

import type { Exercise } from '../exercises/exercise.js';
import type { SourcePlace } from '../problems.js';

export interface Source {
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
  /** The day on which it was read, `2026-11-23`. */
  readonly read: string;
  readonly licence: string;
}

export interface Lesson {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  readonly objectives: readonly string[];
  /** Numbers of the ten principles that this lesson serves, 1 to 10. */
  readonly principles: readonly number[];
  readonly sources: readonly Source[];
  readonly steps: readonly Step[];
  /** The path of the file inside its pack. */
  readonly file: string;
  /** Where each value of the front matter stands, by its path joined with `/`: `sources/0/url`. */
  readonly places?: ReadonlyMap<string, SourcePlace>;
}

export interface Step {
  /** Stable: progress hangs on it. From `## Heading {#id}`. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** SHA-256 (hex) of the step's content in a form that line ends and trailing spaces do not change. */
  readonly contentHash: string;
  readonly place: SourcePlace;
}

export type Block =
  | { readonly kind: 'prose'; readonly markdown: string; readonly place: SourcePlace }
  | {
      readonly kind: 'exercise';
      readonly exercise: Exercise;
      readonly place: SourcePlace;
      /** Where each value of the block stands, by its path joined with `/`: `goodAnswers/0`. */
      readonly places?: ReadonlyMap<string, SourcePlace>;
    };
