/** `sandpit models`: the models that are there, and those that can be had. */

import { totalmem } from 'node:os';
import { catalogue } from '../core/models/catalogue.js';
import type { CatalogueModel } from '../core/models/catalogue.js';
import type { AvailableModel, EngineState, ModelTrouble } from '../core/models/languageModel.js';
import { sayProblem } from '../core/sentences/problems.js';
import { sayBytes } from '../core/sentences/words.js';
import { english } from '../core/words.js';
import { createEngines } from './engines.js';
import { foldersOf } from './folders.js';
import type { ExitCode, Terminal } from './terminal.js';
import { textTable } from './textTable.js';

/** The models of the catalogue that are for people, not for tests of the product. */
export const offered = catalogue.filter(({ use }) => use === 'lessons');

/** Prints what each engine has, then what can be had. An engine that does not answer is said, and is no failure. */
export async function listModels(terminal: Terminal, json: boolean): Promise<ExitCode> {
  const engines = createEngines(terminal);
  try {
    const states = await Promise.all(
      engines.all.map(async (engine) => ({
        engine: engine.id,
        where: engine.where,
        state: await engine.probe(terminal.signal),
      })),
    );
    const there = states.flatMap(({ state }) => (state.kind === 'ready' ? state.models : []));
    const memory = totalmem();
    const toGet = offered.filter(
      ({ sha256, file }) => !there.some((model) => model.digest === sha256 || model.name === file),
    );
    if (json) {
      terminal.out(
        `${JSON.stringify({ folder: foldersOf(terminal).models, memoryBytes: memory, engines: states, models: there, available: toGet })}\n`,
      );
      return 0;
    }
    for (const { engine, state } of states) terminal.out(`${stateLine(engine, state)}\n`);
    if (there.length > 0) terminal.out(`\n${textTable(['model', 'engine', 'name', 'size', ''], there.map(row), [3])}`);
    if (toGet.length > 0) {
      terminal.out('\nTo get one: sandpit models pull NAME\n');
      terminal.out(
        textTable(
          ['name', 'model', 'size', 'memory', ''],
          toGet.map((model) => offer(model, memory)),
          [2, 3],
        ),
      );
    }
    return 0;
  } finally {
    await engines.dispose();
  }
}

function stateLine(engine: string, state: EngineState): string {
  switch (state.kind) {
    case 'ready':
      return `${engine} ${state.version}: ${state.models.length} ${state.models.length === 1 ? 'model' : 'models'}`;
    case 'no-model':
      return `${engine} ${state.version}: no model yet`;
    case 'absent':
      return engine === 'ollama' ? 'ollama: does not answer on this machine' : `${engine}: not installed`;
    case 'broken':
      return `${engine}: ${sayProblem(state.problem, english)}`;
    default:
      return state satisfies never;
  }
}

const troubles: { readonly [Trouble in ModelTrouble]: string } = {
  'no-chat-template': 'has no chat template, so its answers are nonsense',
  cloud: 'runs in a cloud, so it is not used',
  'not-verified': 'was never checked, so it is not used; take it in with models import',
  changed: 'is not the file it was, so it is not used; get it again',
};

const row = ({ title, engine, name, bytes, trouble }: AvailableModel) => [
  title,
  engine,
  name,
  bytes === undefined ? '' : sayBytes(bytes),
  trouble === undefined ? '' : troubles[trouble],
];

const offer = ({ id, title, bytes, memoryBytes, can, cannot }: CatalogueModel, memory: number) => [
  id,
  title,
  sayBytes(bytes),
  sayBytes(memoryBytes),
  memoryBytes > memory ? 'needs more memory than this machine has' : `${can} ${cannot}`,
];
