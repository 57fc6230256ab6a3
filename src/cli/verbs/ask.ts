/** `sandpit ask`: one prompt to a model, streamed, and kept as a run. The same path as the sandbox page. */

import { randomBytes } from 'node:crypto';
import type { LanguageModel, ModelRequest } from '../../core/models/languageModel.js';
import { attachmentBytes, promptCharacters } from '../../core/models/limits.js';
import { isAbort, ProblemError, problemOf } from '../../core/problems.js';
import { makeRun } from '../../core/records/makeRun.js';
import type { RunEnding } from '../../core/records/makeRun.js';
import { promptWithData } from '../../core/records/run.js';
import type { Run } from '../../core/records/run.js';
import { sayContext, sayFacts } from '../../core/sentences/answers.js';
import { english } from '../../core/words.js';
import { createRunStore, newRunId } from '../../storage/runStore.js';
import { createEngines, readEngine } from '../engines.js';
import { foldersOf } from '../folders.js';
import { readNumber, readOptions } from '../options.js';
import { readPrompt, readTextFile } from '../readText.js';
import { WrongUse } from '../terminal.js';
import type { Terminal, Verb } from '../terminal.js';

interface Question {
  readonly prompt: string;
  readonly system: string;
  readonly data?: { readonly name: string; readonly text: string };
  readonly request: ModelRequest;
}

export const ask: Verb = async (args, terminal) => {
  const { words, given } = readOptions(args, {
    engine: 'text',
    model: 'text',
    system: 'text',
    data: 'text',
    seed: 'text',
    temperature: 'text',
    'max-tokens': 'text',
    context: 'text',
  });
  const engine = readEngine(given.engine);
  const maxTokens = readNumber('max-tokens', given['max-tokens'], 300, { least: 1, most: 32_768, whole: true });
  const options = {
    temperature: readNumber('temperature', given.temperature, 0.2, { least: 0, most: 2, whole: false }),
    seed: readNumber('seed', given.seed, 7, { least: 0, most: 2 ** 31 - 1, whole: true }),
    maxTokens,
    contextTokens: readNumber('context', given.context, Math.max(4096, 2 * maxTokens), {
      least: 256,
      most: 262_144,
      whole: true,
    }),
  };
  const [only, ...more] = words;
  if (only === undefined)
    throw new WrongUse(
      'There is no prompt; write sandpit ask "your prompt", or sandpit ask - to read it from standard input.',
    );
  if (more.length > 0)
    throw new WrongUse('There is more than one prompt; put the whole prompt in one pair of quotation marks.');

  const prompt = only === '-' ? await readPrompt(terminal.input, promptCharacters) : only;
  if (prompt.trim() === '') throw new ProblemError({ code: 'prompt.empty' });
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
  const question = { prompt, system, ...(data && { data }), request: { messages, options } };

  const engines = createEngines(terminal);
  try {
    const model = await engines.open(engine, given.model, terminal.signal);
    const { run, failure } = await stream(question, model, terminal, given.json);
    await createRunStore(foldersOf(terminal).runs).add(run);
    if (failure !== undefined) throw failure;
    if (given.json) terminal.out(`${JSON.stringify(result(run))}\n`);
    else terminal.error(`${facts(run)}\n`);
    return 0;
  } finally {
    await engines.dispose();
  }
};

/** Streams the answer out, and gives the run whatever way it ended. */
async function stream(
  { prompt, system, data, request }: Question,
  model: LanguageModel,
  terminal: Terminal,
  quiet: boolean,
): Promise<{ readonly run: Run; readonly failure?: unknown }> {
  const at = terminal.clock();
  let answer = '';
  const runWith = (ending: RunEnding) =>
    makeRun({
      id: newRunId(at, randomBytes(4).toString('hex')),
      at,
      from: { kind: 'cli' },
      model: model.description,
      request,
      prompt,
      system,
      ...(data && { data }),
      answer,
      ending,
    });
  const endLine = () => {
    if (!quiet && answer !== '' && !answer.endsWith('\n')) terminal.out('\n');
  };
  try {
    for await (const chunk of model.stream(request, terminal.signal)) {
      if (chunk.kind === 'text') {
        answer += chunk.text;
        if (!quiet) terminal.out(chunk.text);
      } else if (chunk.kind === 'done') {
        endLine();
        return { run: runWith({ kind: 'done', done: chunk }) };
      }
    }
    throw new ProblemError({ code: 'model.no-answer', name: model.description.name });
  } catch (failure) {
    endLine();
    return {
      run: runWith(isAbort(failure) ? { kind: 'cancelled' } : { kind: 'failed', problem: problemOf(failure) }),
      failure,
    };
  }
}

function result(run: Run) {
  return {
    text: run.answer,
    model: run.model.name,
    engine: run.model.engine,
    where: run.model.where,
    // What the guard finds; there is no guard in this version yet.
    findings: [],
    timings: run.timings,
    context: run.context,
    stopReason: run.outcome.kind === 'complete' ? run.outcome.stopReason : undefined,
    run: run.id,
  };
}

function facts(run: Run): string {
  const context = run.context?.verdict === 'complete' ? '' : sayContext(run.context, english);
  return [`${run.model.title} · ${run.model.where} · ${sayFacts(run, english)}`, context].filter(Boolean).join('\n');
}
