/** What `sandpit ask` sends, from its arguments, files and standard input. */

import { estimatePrompt } from '../core/models/estimateTokens.js';
import type { ModelRequest } from '../core/models/languageModel.js';
import { attachmentBytes, promptCharacters } from '../core/models/limits.js';
import { ProblemError } from '../core/problems.js';
import { promptWithData } from '../core/records/run.js';
import type { Options } from './options.js';
import { readNumber } from './options.js';
import { readPrompt, readTextFile } from './readText.js';
import { WrongUse } from './terminal.js';
import type { Terminal } from './terminal.js';

export const questionOptions = {
  system: 'text',
  data: 'text',
  seed: 'text',
  temperature: 'text',
  'max-tokens': 'text',
  context: 'text',
} as const;

export interface Question {
  readonly prompt: string;
  readonly system: string;
  readonly data?: { readonly name: string; readonly text: string };
  readonly request: ModelRequest;
}

/** Reads and checks everything before a model is looked for. Throws a `WrongUse`, or the problem of a file or prompt. */
export async function readQuestion(
  { words, given }: Options<typeof questionOptions>,
  terminal: Terminal,
): Promise<Question> {
  const context =
    given.context === undefined
      ? undefined
      : readNumber('context', given.context, 0, { least: 256, most: 262_144, whole: true });
  const settings = {
    temperature: readNumber('temperature', given.temperature, 0.2, { least: 0, most: 2, whole: false }),
    seed: readNumber('seed', given.seed, 7, { least: 0, most: 2 ** 31 - 1, whole: true }),
    maxTokens: readNumber('max-tokens', given['max-tokens'], 300, { least: 1, most: 32_768, whole: true }),
  };
  const prompt = await readWords(words, terminal);
  const data =
    given.data === undefined
      ? undefined
      : await readTextFile(terminal.currentFolder, given.data, attachmentBytes, terminal.signal);
  const content = promptWithData(prompt, data?.text);
  const system = given.system ?? '';
  const characters = content.length + system.length;
  if (characters > promptCharacters)
    throw new ProblemError({ code: 'prompt.too-long', characters, limit: promptCharacters });
  const messages: ModelRequest['messages'] = [
    ...(system.trim() === '' ? [] : [{ role: 'system' as const, content: system }]),
    { role: 'user', content },
  ];
  const contextTokens = context ?? roomFor(messages, settings.maxTokens);
  return { prompt, system, ...(data && { data }), request: { messages, options: { ...settings, contextTokens } } };
}

async function readWords([only, ...more]: readonly string[], terminal: Terminal): Promise<string> {
  if (only === undefined)
    throw new WrongUse(
      'There is no prompt; write sandpit ask "your prompt", or sandpit ask - to read it from standard input.',
    );
  if (more.length > 0)
    throw new WrongUse('There is more than one prompt; put the whole prompt in one pair of quotation marks.');
  const prompt = only === '-' ? await readPrompt(terminal.input, promptCharacters) : only;
  if (prompt.trim() === '') throw new ProblemError({ code: 'prompt.empty' });
  return prompt;
}

/** As much context as prompt and answer are likely to need, in steps, so that a model that is loaded can stay so. */
function roomFor(messages: ModelRequest['messages'], maxTokens: number): number {
  const needed = estimatePrompt(messages).high + maxTokens;
  return [4096, 8192, 16_384].find((step) => step >= needed) ?? 32_768;
}
