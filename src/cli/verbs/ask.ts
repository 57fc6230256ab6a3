/**
 * `sandpit ask`: guard, one prompt to a model, streamed, guard, and kept as a run. The same path as the sandbox page. What the guard
 * finds is said and the prompt goes on; only a marking above the ceiling holds it back.
 */

import { randomBytes } from 'node:crypto';
import type { Finding } from '../../core/guard/finding.js';
import { gate } from '../../core/guard/gate.js';
import type { GuardRecord } from '../../core/guard/guardRecord.js';
import { scan } from '../../core/guard/scan.js';
import type { SentPart } from '../../core/guard/sentPart.js';
import type { LanguageModel } from '../../core/models/languageModel.js';
import { isAbort, ProblemError, problemOf } from '../../core/problems.js';
import { makeRun } from '../../core/records/makeRun.js';
import type { RunEnding } from '../../core/records/makeRun.js';
import type { Run } from '../../core/records/run.js';
import { sayContext, sayFacts } from '../../core/sentences/answers.js';
import { english } from '../../core/words.js';
import { createRunStore, newRunId } from '../../storage/runStore.js';
import { createEngines, readEngine } from '../engines.js';
import { findingLines, written } from '../findingLines.js';
import { foldersOf } from '../folders.js';
import { readOptions } from '../options.js';
import { questionOptions, readQuestion } from '../question.js';
import type { Question } from '../question.js';
import type { Terminal, Verb } from '../terminal.js';

export const ask: Verb = async (args, terminal) => {
  const options = readOptions(args, { ...questionOptions, engine: 'text', model: 'text' });
  const { given } = options;
  const engine = readEngine(given.engine);
  const question = await readQuestion(options, terminal);
  const engines = createEngines(terminal);
  try {
    const model = await engines.open(engine, given.model, terminal.signal);
    const texts = textsOf(question);
    // In a terminal nobody is asked: to go on is the decision, and it is kept as one.
    const passage = gate(texts, model.description, 'as-it-is', {});
    if (passage.kind === 'shut') throw new ProblemError(passage.problem);
    if (!given.json) terminal.error(texts.map((sent) => warnings(sent, passage.findings)).join(''));
    const { run, failure } = await stream(question, model, passage.guard, terminal, given.json);
    const inAnswer = scan(run.answer).map((finding) => ({ part: 'answer' as const, finding }));
    // An answer that can't be kept is given all the same, and the problem after it.
    const unkept = await createRunStore(foldersOf(terminal).runs)
      .add(run)
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    if (failure !== undefined) throw failure;
    if (given.json) terminal.out(`${JSON.stringify(result(run, [...passage.findings, ...inAnswer]))}\n`);
    else terminal.error(`${warnings({ part: 'answer', text: run.answer }, inAnswer)}${facts(run)}\n`);
    if (unkept !== undefined) throw unkept;
    return 0;
  } finally {
    await engines.dispose();
  }
};

type Part = SentPart | 'answer';
type Noticed = readonly { readonly part: Part; readonly finding: Finding }[];

function textsOf({ prompt, system, data }: Question): readonly { readonly part: SentPart; readonly text: string }[] {
  return [
    { part: 'prompt', text: prompt },
    { part: 'system', text: system },
    { part: 'data', text: data?.text ?? '' },
  ];
}

/** What was noticed in one part. Example values are for practice, and not warned of. */
function warnings(of: { readonly part: Part; readonly text: string }, noticed: Noticed): string {
  const open = noticed.flatMap(({ part, finding }) =>
    part === of.part && !finding.reserved && finding.severity !== 'info' ? [finding] : [],
  );
  return findingLines(of.part, of.text, open);
}

/** Streams the answer out, and gives the run whatever way it ended. */
async function stream(
  { prompt, system, data, request }: Question,
  model: LanguageModel,
  guard: GuardRecord | undefined,
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
      guard,
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

function result(run: Run, noticed: Noticed) {
  return {
    text: run.answer,
    model: run.model.name,
    engine: run.model.engine,
    where: run.model.where,
    findings: noticed.map(({ part, finding }) => ({ part, ...written(finding) })),
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
