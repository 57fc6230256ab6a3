/** Every problem as one or two sentences: what happened, and what to do next. */

import type { EngineId } from '../models/languageModel.js';
import type { LessonProblem, Problem } from '../problems.js';
import type { Translate } from '../words.js';
import { sayBlocked, sayUndecided } from './guard.js';
import { sayLessonProblem } from './lessonProblems.js';
import { fileName, quote, sayBytes, sayFigure } from './words.js';

/** The sentence that is shown for a problem. For a fault in a pack: without its place. */
export function sayProblem(problem: Problem, t: Translate): string {
  switch (problem.code) {
    case 'engine.none':
      return t('There is no model on this machine yet. Get a small one, import a file, or use Ollama.');
    case 'engine.unreachable':
      return t('{engine} does not answer at {address}. Start it, or choose another model.', {
        engine: sayEngine(problem.engine, t),
        address: problem.address,
      });
    case 'engine.not-this-protocol':
      return t('Something else than {engine} answers at {address}. Check the address in the settings.', {
        engine: sayEngine(problem.engine, t),
        address: problem.address,
      });
    case 'engine.busy':
      return t('{engine} is busy with other work. Wait a moment and run it again.', {
        engine: sayEngine(problem.engine, t),
      });
    case 'engine.refused':
      return t(
        '{engine} refused the request ({status}): {said}. Choose another model, or ask whoever looks after it.',
        {
          engine: sayEngine(problem.engine, t),
          status: problem.status,
          said: plain(problem.said),
        },
      );
    case 'engine.broke-off':
      return t('{engine} stopped in the middle of the answer. What came is kept; run it again.', {
        engine: sayEngine(problem.engine, t),
      });
    case 'engine.silent':
      return t(
        '{engine} has sent nothing for {minutes} minutes, so the run was ended. Try a shorter text or a smaller model.',
        {
          engine: sayEngine(problem.engine, t),
          minutes: problem.minutes,
        },
      );
    case 'engine.address-not-allowed':
      return t(
        'The address {address} is not one that this machine allows, so nothing was sent. Ask whoever looks after your computer.',
        {
          address: problem.address,
        },
      );
    case 'embedded.runtime-missing':
      return t(
        'The part that runs models inside AI Sandpit is not installed for this computer ({platform}). Use Ollama, or install the AI Sandpit package for your system.',
        {
          platform: problem.platform,
        },
      );
    case 'embedded.died':
      return t(
        'The model stopped unexpectedly ({exit}). Your work is safe; run it again, and choose a smaller model if it happens again.',
        {
          exit: problem.exit,
        },
      );
    case 'embedded.out-of-memory':
      return t('There is not enough free memory for {model}. Close other programs, or choose a smaller model.', {
        model: problem.model,
      });
    case 'model.none':
      return t('{engine} is there, but has no model. Get one first.', { engine: sayEngine(problem.engine, t) });
    case 'model.unknown':
      return t('{engine} has no model called {name}. Choose another one.', {
        engine: sayEngine(problem.engine, t),
        name: quote(problem.name),
      });
    case 'model.cloud':
      return t(
        '{name} does not run on this machine: it would send your text to another company’s computers. Nothing was sent. Choose a local model.',
        {
          name: quote(problem.name),
        },
      );
    case 'model.no-chat-template':
      return t(
        '{name} was imported without its conversation template, and would answer nonsense. Mend it, or choose another model.',
        {
          name: quote(problem.name),
        },
      );
    case 'model.file-changed':
      return t(
        'The model file {file} is not the one that was checked: it has changed. Get it again or import it again.',
        {
          file: problem.file,
        },
      );
    case 'model.file-broken':
      return t('The model file {file} is incomplete or damaged, so it was not used. Get it again.', {
        file: problem.file,
      });
    case 'model.not-gguf':
      return t('“{file}” is not a model file that can be used here. Choose a file in GGUF format.', {
        file: problem.file,
      });
    case 'model.prompt-too-long':
      return problem.promptTokens === undefined
        ? t(
            'The prompt and its data are longer than the model can take in ({room} tokens). Shorten the text, or give it more room.',
            {
              room: sayFigure(problem.contextTokens),
            },
          )
        : t(
            'The prompt and its data are {tokens} tokens; the model has room for {room}. Shorten the text, or give it more room.',
            {
              tokens: sayFigure(problem.promptTokens),
              room: sayFigure(problem.contextTokens),
            },
          );
    case 'model.no-answer':
      return t('{name} gave no answer. Run it again, or choose another model.', { name: quote(problem.name) });
    case 'model.not-recorded':
      return t(
        'There is no recorded answer of {name} for this prompt. Use the lesson’s own prompt, or choose a model that runs.',
        {
          name: quote(problem.name),
        },
      );
    case 'download.no-place-answered':
      return t(
        '{name} could not be fetched: none of {count} places answered. Check the connection, or import the file from a disk.',
        {
          name: problem.name,
          count: problem.places.length,
        },
      );
    case 'download.wrong-digest':
      return t(
        '“{file}” arrived, but is not what its publisher made, so it was not kept. Get it again, or from another place.',
        {
          file: problem.file,
        },
      );
    case 'disk.full':
      return t(
        'The disk is full, so {file} could not be saved. Make some room; until then your work is kept only while this window is open.',
        {
          file: fileName(problem.file),
        },
      );
    case 'disk.cannot-write':
      return t(
        '“{file}” could not be saved ({reason}). Your work is kept while this window is open. Check that you may write there.',
        {
          file: problem.file,
          reason: problem.reason,
        },
      );
    case 'disk.cannot-read':
      return t('“{file}” could not be read ({reason}). Check that it is there and that you may read it.', {
        file: problem.file,
        reason: problem.reason,
      });
    case 'progress.newer':
      return t(
        'Your progress was saved by a newer version of AI Sandpit. It is left as it is; what you do now is not saved. Update AI Sandpit.',
      );
    case 'progress.damaged':
      return t('Your progress could not be read, so it starts anew. The damaged file is kept as {file}.', {
        file: fileName(problem.setAside),
      });
    case 'run.damaged':
      return t('The run in {file} could not be read. Other runs are not affected; you can delete this one.', {
        file: problem.file,
      });
    case 'prompt.empty':
      return t('There is no prompt yet. Write what the model should do.');
    case 'prompt.too-long':
      return t('This text has {characters} characters; at most {limit} can be sent. Shorten it.', {
        characters: sayFigure(problem.characters),
        limit: sayFigure(problem.limit),
      });
    case 'lab.no-canary':
      return t(
        'The planted line must hold the words “{canary}”: they show whether the model obeyed. Put them back into the line.',
        { canary: problem.canary },
      );
    case 'lab.canary-in-prompt':
      return t(
        'Your prompt holds the words “{canary}”, so an answer with them would not show that the model obeyed the letter. Take them out of the prompt.',
        { canary: problem.canary },
      );
    case 'file.too-long':
      return t(
        '“{file}” is too large ({size}); at most {limit} can be attached. Choose a shorter one, or paste the part you need.',
        {
          file: problem.file,
          size: sayBytes(problem.bytes),
          limit: sayBytes(problem.limit),
        },
      );
    case 'file.not-text':
      return t('“{file}” is not a plain text file. Save it as text (UTF-8) first.', { file: problem.file });
    case 'guard.blocked':
      return sayBlocked(problem, t);
    case 'guard.undecided':
      return sayUndecided(problem, t);
    case 'document.too-long':
      return t('“{file}” is too large to be checked ({size}); at most {limit} can be. Check a shorter part of it.', {
        file: problem.file,
        size: sayBytes(problem.bytes),
        limit: sayBytes(problem.limit),
      });
    case 'setting.wrong':
      return t(
        'The setting {setting} is {got}, but should be {expected}. Its usual value is used until you change it.',
        {
          setting: problem.setting,
          got: quote(problem.got),
          expected: problem.expected,
        },
      );
    case 'unexpected':
      return t('Something went wrong that AI Sandpit did not expect: {said}. The log has the details.', {
        said: plain(problem.said),
      });
    default:
      return sayLessonProblem(problem, t);
  }
}

/** `lessons/letter.md:12:3: lesson.unknown-key “maxWord” is not known here. Did you mean “maxWords”?` One line. */
export function formatProblem(problem: Problem, t: Translate): string {
  const place = isPlaced(problem) ? `${problem.file}:${problem.line}:${problem.column}: ` : '';
  return `${place}${problem.code} ${sayProblem(problem, t)}`.replace(/\s*\n\s*/g, ' ');
}

function isPlaced(problem: Problem): problem is LessonProblem {
  return 'line' in problem;
}

function sayEngine(engine: EngineId, t: Translate): string {
  switch (engine) {
    case 'embedded':
      return t('The built-in engine');
    case 'ollama':
      return t('Ollama');
    case 'recorded':
      return t('The recording');
    default:
      return engine satisfies never;
  }
}

/** Somebody else's words inside our sentence: one line, no full stop at the end, not a page of it. */
function plain(said: string): string {
  const line = said
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!]+$/, '');
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
