/** Marking of `quiz`. Pure. */

import type { QuizExercise } from './schema.js';

/** What the learner gave: the numbers of the chosen options, from 0, for `one` and `many`; `text` for `text`. */
export interface QuizAnswer {
  readonly chosen: readonly number[];
  readonly text: string;
}

export interface OptionResult {
  readonly option: number;
  readonly text: string;
  readonly chosen: boolean;
  readonly correct: boolean;
  /** Chosen and correct, or neither. */
  readonly right: boolean;
  readonly feedback: string;
}

export interface QuizMark {
  readonly passed: boolean;
  /** Nothing was chosen or typed. */
  readonly empty: boolean;
  /** How many of the right options were chosen, of how many there are; how many wrong ones. Each 0 for `text`. */
  readonly found: number;
  readonly of: number;
  readonly wrong: number;
  /** One for each option, in order; empty for `text`. */
  readonly options: readonly OptionResult[];
  /** For `text`, when the answer was not accepted and the trainer wrote something for it. */
  readonly feedback?: string;
}

/**
 * Marks a quiz. `one`: the right option and no other; `many`: all right options and no other;
 * `text`: one of the accepted answers, whatever the capitals, spaces and punctuation.
 * Numbers that are no option are passed over.
 */
export function markQuiz(exercise: QuizExercise, answer: QuizAnswer): QuizMark {
  return exercise.fields.kind === 'text' ? markText(exercise, answer.text) : markOptions(exercise, answer.chosen);
}

function markOptions({ fields }: QuizExercise, chosen: readonly number[]): QuizMark {
  const options = (fields.options ?? []).map(({ text, correct, feedback }, option): OptionResult => {
    const isChosen = chosen.includes(option);
    return { option, text, chosen: isChosen, correct, right: isChosen === correct, feedback };
  });
  const right = options.filter((option) => option.correct);
  return {
    passed: options.length > 0 && options.every((option) => option.right),
    empty: !options.some((option) => option.chosen),
    found: right.filter((option) => option.chosen).length,
    of: right.length,
    wrong: options.filter((option) => option.chosen && !option.correct).length,
    options,
  };
}

function markText({ fields }: QuizExercise, text: string): QuizMark {
  const given = plain(text);
  const passed = given !== '' && (fields.accept ?? []).some((accepted) => plain(accepted) === given);
  return {
    passed,
    empty: given === '',
    found: 0,
    of: 0,
    wrong: 0,
    options: [],
    ...(!passed && fields.feedback !== undefined && { feedback: fields.feedback }),
  };
}

/** Letters and digits alone, lower case. A minus, a decimal point and a per cent or pound sign keep their meaning: they stay. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/(?<![\p{L}\p{N}])-(?=[£$€]?\d)/gu, 'minus')
    .replace(/(?<=\d)\.(?=\d)/gu, 'point')
    .replace(/&/gu, 'and')
    .replace(/[^\p{L}\p{M}\p{N}%£$€]/gu, '');
}
