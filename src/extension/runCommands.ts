import * as vscode from 'vscode';
import type { SandboxInput } from '../core/protocol.js';
import type { Run } from '../core/records/run.js';
import type { Command, CommandParts } from './commands.js';
import { exportRun } from './exportRun.js';
import { emptySandbox } from './sandboxSession.js';
import { sayWhen, t } from './words.js';

type RunCommandId = 'openRun' | 'runAgain' | 'compareRuns' | 'deleteRun' | 'exportRun';

export function runCommands(parts: CommandParts): Readonly<Record<RunCommandId, Command>> {
  const { runs, sandbox } = parts;

  async function runFor(given: unknown, ask: string, not?: string): Promise<Run | undefined> {
    const id = runNode(given) ?? (await pickRun(ask, not));
    return id === undefined ? undefined : runs.get(id);
  }

  async function pickRun(placeHolder: string, not?: string): Promise<string | undefined> {
    const { runs: kept } = await runs.list();
    const items = kept
      .filter((run) => run.id !== not)
      .map((run) => ({
        label: run.prompt.trim().split('\n', 1)[0] ?? '',
        description: `${sayWhen(new Date(run.at))} · ${run.model}`,
        id: run.id,
      }));
    return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.id;
  }

  return {
    openRun: async (given) => {
      const run = await runFor(given, t('Which run?'));
      if (run) await sandbox.fill(inputOf(run), { a: run });
    },
    runAgain: async (given) => {
      const run = await runFor(given, t('Which run shall be made again?'));
      if (!run) return;
      await sandbox.fill(inputOf(run));
      sandbox.command('check');
    },
    compareRuns: async (given) => {
      const a = await runFor(given, t('First run to compare'));
      const b = a && (await runFor(undefined, t('Second run to compare'), a.id));
      if (a && b) await sandbox.fill(inputOfTwo(a, b), { a, b });
    },
    deleteRun: async (given) => {
      const run = await runFor(given, t('Which run shall be deleted?'));
      if (!run) return;
      const yes = t('Delete');
      const answer = await vscode.window.showWarningMessage(
        t('Delete this run?'),
        { modal: true, detail: run.prompt.slice(0, 200) },
        yes,
      );
      if (answer !== yes) return;
      await runs.remove(run.id);
      parts.runsChanged();
    },
    exportRun: async (given) => {
      const id = runNode(given) ?? (await pickRun(t('Which run shall be exported?')));
      if (id !== undefined) await exportRun(runs, id);
    },
  };
}

function columnOf(run: Run): SandboxInput['a'] {
  return { model: `${run.model.engine}:${run.model.name}`, prompt: run.prompt, settings: { ...run.options } };
}

function inputOf(run: Run): SandboxInput {
  const column = columnOf(run);
  return {
    ...emptySandbox(),
    system: run.system,
    data: run.data ? { ...run.data } : { name: '', text: '' },
    a: column,
    b: { ...column },
  };
}

/** Compares by the first thing that differs: the prompts, the models, or the settings. */
function inputOfTwo(a: Run, b: Run): SandboxInput {
  const left = columnOf(a);
  const right = columnOf(b);
  const compare = left.prompt !== right.prompt ? 'prompts' : left.model !== right.model ? 'models' : 'settings';
  return { ...inputOf(a), compare, b: right };
}

function runNode(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { run } = given as { run?: { id?: unknown } };
  return typeof run?.id === 'string' ? run.id : undefined;
}
