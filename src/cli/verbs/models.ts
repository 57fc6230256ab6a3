/** `sandpit models`: what there is, getting a model of the catalogue, taking one in from a file. */

import { basename, resolve } from 'node:path';
import { catalogue } from '../../core/models/catalogue.js';
import type { LibraryProgress } from '../../engines/ollama/library.js';
import type { OllamaEngine } from '../../engines/ollama/engine.js';
import { downloadModel } from '../../storage/modelDownload.js';
import { importModelFile } from '../../storage/modelFiles.js';
import { createEngines, nameFor, readEngine } from '../engines.js';
import { foldersOf } from '../folders.js';
import { listModels, offered } from '../modelList.js';
import { readOptions } from '../options.js';
import { WrongUse } from '../terminal.js';
import type { Terminal, Verb } from '../terminal.js';

/** What was got, and the sentence that says so. */
interface Got {
  readonly result: {
    readonly name: string;
    readonly engine: string;
    readonly path?: string;
    readonly sha256?: string;
    readonly bytes?: number;
  };
  readonly says: string;
}

export const models: Verb = async (args, terminal) => {
  const { words, given } = readOptions(args, { engine: 'text', name: 'text' });
  const [action, subject, ...more] = words;
  const engine = readEngine(given.engine) ?? 'embedded';
  if (action === undefined) return listModels(terminal, given.json);
  const ways = {
    pull: { embedded: pull, ollama: pullToOllama },
    import: { embedded: importFile, ollama: importToOllama },
  };
  if (action !== 'pull' && action !== 'import')
    throw new WrongUse(
      `There is no “models ${action}”; write sandpit models, models pull NAME, or models import FILE.gguf.`,
    );
  if (subject === undefined || more.length > 0)
    throw new WrongUse(
      action === 'pull'
        ? `Name one model to get: ${offered.map(({ id }) => id).join(', ')}.`
        : 'Name one GGUF file: sandpit models import FILE.gguf.',
    );
  const { result, says } = await ways[action][engine](subject, terminal, given.name);
  terminal.out(given.json ? `${JSON.stringify(result)}\n` : `${says}\n`);
  return 0;
};

async function pull(name: string, terminal: Terminal): Promise<Got> {
  const wanted = name.toLowerCase();
  const model = catalogue.find(({ id, file, title }) => [id, file.toLowerCase(), title.toLowerCase()].includes(wanted));
  if (!model)
    throw new WrongUse(
      `There is no model “${name}” to get; there are ${offered.map(({ id }) => id).join(', ')}, and any GGUF file with sandpit models import FILE.gguf.`,
    );
  const tell = tellShare(terminal);
  const {
    name: file,
    path,
    sha256,
    size,
  } = await downloadModel({
    model,
    folder: foldersOf(terminal).models,
    signal: terminal.signal,
    onProgress: ({ bytes, from }) => tell(bytes / model.bytes, `${model.title} from ${from}`),
  });
  return {
    result: { name: file, engine: 'embedded', path, sha256, bytes: size },
    says: `${model.title} is ready: ${path}`,
  };
}

async function importFile(file: string, terminal: Terminal): Promise<Got> {
  const tell = tellShare(terminal);
  const { name, path, sha256, size } = await importModelFile({
    file: resolve(terminal.currentFolder, file),
    folder: foldersOf(terminal).models,
    signal: terminal.signal,
    onProgress: (share) => tell(share, basename(file)),
  });
  return { result: { name, engine: 'embedded', path, sha256, bytes: size }, says: `${name} is ready: ${path}` };
}

function pullToOllama(name: string, terminal: Terminal): Promise<Got> {
  const tag = nameFor('ollama', name);
  return withOllama(terminal, tag, (ollama, tell) => ollama.pull(tag, tell, terminal.signal));
}

function importToOllama(file: string, terminal: Terminal, name: string | undefined): Promise<Got> {
  const tag =
    name ??
    basename(file)
      .replace(/\.gguf$/iu, '')
      .toLowerCase();
  const path = resolve(terminal.currentFolder, file);
  return withOllama(terminal, tag, (ollama, onProgress) =>
    ollama.importGguf(path, tag, terminal.signal, { onProgress }),
  );
}

async function withOllama(
  terminal: Terminal,
  tag: string,
  work: (ollama: OllamaEngine, tell: (progress: LibraryProgress) => void) => Promise<void>,
): Promise<Got> {
  const engines = createEngines(terminal);
  const tell = tellShare(terminal);
  try {
    await work(engines.ollama, ({ doneBytes, totalBytes }) => {
      if (totalBytes > 0) tell(doneBytes / totalBytes, tag);
    });
    return { result: { name: tag, engine: 'ollama' }, says: `Ollama has ${tag}.` };
  } finally {
    await engines.dispose();
  }
}

/** A line for each tenth, or one line that is written over on a screen. */
function tellShare({ live, error }: Terminal): (share: number, what: string) => void {
  let told = -1;
  return (share, what) => {
    const step = Math.floor(share * (live ? 100 : 10));
    if (step === told) return;
    told = step;
    const text = `${what}: ${Math.floor(share * 100)}%`;
    error(live ? `\r\u001b[K${text}${share >= 1 ? '\n' : ''}` : `${text}\n`);
  };
}
