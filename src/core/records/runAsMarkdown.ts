import { sayContext, sayFacts } from '../sentences/answers.js';
import { sayGuardRecord } from '../sentences/guard.js';
import type { Translate } from '../words.js';
import type { Run } from './run.js';

/** A run as Markdown: what was asked, on what, what came back, and all that is needed to repeat it. */
export function runAsMarkdown(run: Run, t: Translate): string {
  const { model, options } = run;
  const rows: readonly (readonly [string, string])[] = [
    [t('When'), run.at],
    [t('Model'), `${model.title} (${model.name})`],
    [t('Engine'), `${model.engine} ${model.engineVersion}`],
    [t('Where the text went'), model.where],
    [t('Digest of the model'), model.digest === '' ? t('not known') : model.digest],
    [t('Temperature'), String(options.temperature)],
    [t('Seed'), String(options.seed)],
    [t('Longest answer, in tokens'), String(options.maxTokens)],
    [t('Context, in tokens'), String(options.contextTokens)],
    [t('What happened'), sayFacts(run, t) || run.outcome.kind],
    ...(run.guard ? [[t('What the guard noticed'), sayGuardRecord(run.guard, t)] as const] : []),
  ];
  const parts = [
    `# ${t('A run in AI Sandpit')}`,
    rows.map(([name, value]) => `- ${name}: ${value}`).join('\n'),
    sayContext(run.context, t),
    ...(run.system === '' ? [] : [`## ${t('System prompt')}`, fenced(run.system)]),
    `## ${t('Prompt')}`,
    fenced(run.prompt),
    ...(run.data ? [`## ${t('Document: {name}', { name: run.data.name })}`, fenced(run.data.text)] : []),
    `## ${t('Answer')}`,
    fenced(run.answer),
    t('A language model wrote this answer. Check it before you rely on it.'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** A fence longer than any in the text, so that a text can't break out of it. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text.trimEnd()}\n${fence}`;
}
