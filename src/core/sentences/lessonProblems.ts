/** What a trainer reads about a fault in a pack: what is wrong, and what to do. */

import { exampleOf } from '../guard/examples.js';
import { nameOf } from '../guard/explain.js';
import type { LessonProblem } from '../problems.js';
import type { Translate } from '../words.js';
import { sayDay, sayMonth } from './dates.js';
import { quote, sayList } from './words.js';

/** One or two sentences, without the place. */
export function sayLessonProblem(problem: LessonProblem, t: Translate): string {
  switch (problem.code) {
    case 'pack.no-manifest':
      return t('This folder has no pack.json. Add one: it names the pack and lists its lessons.');
    case 'pack.not-json':
      return t('This is not JSON: {said}. Mend it here.', { said: problem.said });
    case 'pack.newer-format':
      return t(
        'This pack is written in format {format}, which this version of AI Sandpit does not know. Update AI Sandpit.',
        {
          format: problem.format,
        },
      );
    case 'pack.field':
      return t('“{key}” {said}.', { key: problem.key, said: problem.said });
    case 'pack.duplicate-id':
      return t('“{id}” is used twice in this pack. Give one of them another name: progress hangs on it.', {
        id: problem.id,
      });
    case 'pack.missing-file':
      return t('There is no file {path} in this pack. Add it, or correct the path; capitals count.', {
        path: problem.path,
      });
    case 'pack.lesson-not-listed':
      return t(
        '“{path}” is not in the list of lessons in pack.json, so nobody will see it. Add it to the list or remove the file.',
        {
          path: problem.path,
        },
      );
    case 'pack.path-not-allowed':
      return t(
        'The path {path} is not allowed. Keep inside the pack (lessons/, data/, images/), and use names that every computer can hold.',
        { path: quote(problem.path) },
      );
    case 'pack.file-not-allowed':
      return t(
        '{path} may not be in a pack. Only ordinary files of these types may: .json .md .txt .csv .png .jpg .webp.',
        {
          path: quote(problem.path),
        },
      );
    case 'pack.too-large':
      return t('This is larger than a pack may hold ({limit}). Make it smaller or leave parts out.', {
        limit: problem.limit,
      });
    case 'pack.data-not-marked-synthetic':
      return t(
        '“{path}” must have the word SYNTHETIC in its first line, so that nobody takes it for real. Never put real data in a pack.',
        {
          path: problem.path,
        },
      );
    case 'pack.data-could-be-real':
      return t(
        'This could be somebody’s: {what}. Put a value here that can belong to nobody, such as {example}; if it is none at all, write it another way.',
        { what: nameOf(problem.type, t), example: quote(exampleOf(problem.type, 0, '')) },
      );
    case 'lesson.no-front-matter':
      return t(
        'The lesson must start with a line of ---, its id, title, minutes and objectives, and another line of ---.',
      );
    case 'lesson.not-yaml':
      return t('This cannot be read: {said}.', { said: problem.said });
    case 'lesson.unknown-key':
      return withMeant(t('“{key}” is not known here.', { key: problem.key }), problem.key, problem.allowed, t);
    case 'lesson.missing-key':
      return t('“{key}” is missing. Add it.', { key: problem.key });
    case 'lesson.wrong-value':
      return t('“{key}” {said}.', { key: problem.key, said: problem.said });
    case 'lesson.unknown-block':
      return withMeant(
        t('There is no block called “{block}”.', { block: problem.block }),
        problem.block,
        problem.allowed,
        t,
      );
    case 'lesson.nested-block':
      return t('The {block} block stands inside a list or a quotation. Move it to the start of a line of its own.', {
        block: problem.block,
      });
    case 'lesson.no-steps':
      return t('The lesson has no steps. Start each with a heading such as: {example}', {
        example: '## Say who will read it {#reader}',
      });
    case 'lesson.text-before-first-step':
      return t('This stands before the first step. Move it under a heading that starts with ##.');
    case 'lesson.step-without-id':
      return problem.title === ''
        ? t('This step has no title. Write one, and an id behind it: {example}', { example: '## Title {#title}' })
        : t('The step “{title}” has no id. Add one behind the heading: {example}', {
            title: problem.title,
            example: `{#${idFrom(problem.title)}}`,
          });
    case 'lesson.duplicate-id':
      return t('The id “{id}” is used twice in this lesson. Give one of them another: progress hangs on it.', {
        id: problem.id,
      });
    case 'lesson.unclosed-block':
      return problem.block === ''
        ? t('This block is never closed. Add a line of ``` at its end.')
        : t('The {block} block is never closed. Add a line of ``` at its end.', { block: problem.block });
    case 'lesson.html-not-allowed':
      return t('HTML is not allowed in lessons. Use Markdown; put words in angle brackets between backticks.');
    case 'lesson.link-not-allowed':
      return t(
        'The link {url} is not allowed. Use an address that starts with https:// or mailto:, a step (#id), or a file of the pack.',
        {
          url: quote(problem.url),
        },
      );
    case 'lesson.link-to-nowhere':
      return t('The link {url} leads to no step of this lesson. Correct the id.', { url: quote(problem.url) });
    case 'lesson.image-not-allowed':
      return t(
        'The image {url} is not allowed. Put a .png, .jpg or .webp file into the pack’s images folder and write images/ and its name.',
        {
          url: quote(problem.url),
        },
      );
    case 'lesson.image-without-alt':
      return t(
        'The image {url} has no description. Write one between the square brackets, for those who cannot see it.',
        {
          url: quote(problem.url),
        },
      );
    case 'exercise.good-fails': {
      const words = { sample: problem.sample + 1, exercise: problem.exercise, checks: sayList(problem.checks, t) };
      return problem.checks.length === 0
        ? t('Good sample {sample} of “{exercise}” is not accepted. Mend the sample, or what is accepted.', words)
        : t('Good sample {sample} of “{exercise}” does not pass: {checks}. Mend the sample or the check.', words);
    }
    case 'exercise.bad-passes':
      return t(
        'Bad sample {sample} of “{exercise}” passes. A check that cannot tell good from bad teaches nothing: mend one of them.',
        {
          sample: problem.sample + 1,
          exercise: problem.exercise,
        },
      );
    case 'exercise.no-samples':
      return t('“{exercise}” has no {which}. Add some, so that its checks can be tested.', {
        exercise: problem.exercise,
        which: problem.which,
      });
    case 'exercise.hint-gives-away':
      return t('Hint {hint} of “{exercise}” holds the very words that are tested. Lead to them without saying them.', {
        hint: problem.hint + 1,
        exercise: problem.exercise,
      });
    case 'exercise.lab-cannot-tell':
      return t('The lab “{exercise}” can’t tell whether a model obeyed: {said}. Mend the letter or the planted line.', {
        exercise: problem.exercise,
        said: problem.said,
      });
    case 'pack.past-review':
      return t('This pack was to be reviewed by {date}. Read it through, mend what has changed, and set a new date.', {
        date: sayDay(problem.reviewBy, t),
      });
    case 'lesson.rule-past-review':
      return t(
        'This lesson rests on “{title}”, which was to be looked at again by {date}. See whether it still holds, and use a version of AI Sandpit with newer guidance.',
        { title: problem.title, date: sayDay(problem.reviewBy, t) },
      );
    case 'lesson.rule-superseded':
      return t(
        '“{name}” has been replaced by {by} since {date}. Teach what holds now, or say in this lesson what came after it.',
        {
          name: problem.name,
          by: problem.by,
          date: /^\d{4}-\d{2}$/.test(problem.since) ? sayMonth(problem.since, t) : sayDay(problem.since, t),
        },
      );
    case 'proof.missing':
      return t('This pack has no proof.json. Run: sandpit prove, with the folder of the pack.');
    case 'proof.stale':
      return t('“{exercise}” has changed since it was proved, or was never proved. Run sandpit prove again.', {
        exercise: problem.exercise,
      });
    case 'proof.short':
      return t('The proof of “{exercise}” is not enough: {said}.', { exercise: problem.exercise, said: problem.said });
    default:
      return problem satisfies never;
  }
}

function withMeant(sentence: string, word: string, allowed: readonly string[], t: Translate): string {
  const meant = nearest(word, allowed);
  if (meant !== undefined) return `${sentence} ${t('Did you mean “{meant}”?', { meant })}`;
  return allowed.length === 0
    ? sentence
    : `${sentence} ${t('These are: {allowed}.', { allowed: sayList(allowed, t) })}`;
}

/** The allowed word that was most likely meant: a third of the letters may differ. */
function nearest(word: string, allowed: readonly string[]): string | undefined {
  const ranked = allowed
    .map((candidate) => ({ candidate, far: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const best = ranked[0];
  return best && best.far <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : undefined;
}

/** Letters to add, drop, change or swap (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const above = rows[i - 1] ?? [];
      const same = a[i - 1] === b[j - 1];
      const steps = [(above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1)];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) steps.push((rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(Math.min(...steps));
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? Infinity;
}

/** An id that would do for a title. */
function idFrom(title: string): string {
  const id = title
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);
  return id === '' ? 'step' : id.replace(/-+$/, '');
}
