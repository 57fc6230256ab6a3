import { basename, join } from 'node:path';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { attachmentBytes } from '../core/models/limits.js';
import type { PromptingExercise } from '../core/exercises/prompting/schema.js';
import { ProblemError } from '../core/problems.js';
import type { SandboxInput, SandboxView } from '../core/protocol.js';
import type { Library } from './library.js';
import { emptySandbox } from './sandboxSession.js';
import { t } from './words.js';

type Attached = { readonly name: string; readonly text: string };

/** The documents that can be attached in the sandbox: the packs' data, and a file the learner picks. */
export interface SandboxDocuments {
  list(): Promise<SandboxView['documents']>;
  read(id: string): Promise<Attached | undefined>;
  pickFile(): Promise<Attached | undefined>;
  /** What an exercise would send, to go on with in the sandbox. */
  inputOf(exercise: PromptingExercise, prompt: string, model: string): Partial<SandboxInput>;
}

export function createSandboxDocuments(library: Library): SandboxDocuments {
  return {
    list: async () =>
      (await library.packs()).flatMap(({ pack }) =>
        pack.dataFiles
          .filter((path) => /\.(txt|md|csv|json)$/.test(path))
          .map((path) => ({ id: `${pack.manifest.id}/${path}`, title: `${basename(path)} (${pack.manifest.title})` })),
      ),
    read: async (id) => {
      const [packId = '', ...path] = id.split('/');
      const shelved = await library.pack(packId);
      const wanted = path.join('/');
      // Only what the validator has listed can be asked for.
      if (!shelved?.pack.dataFiles.includes(wanted)) return undefined;
      return { name: basename(wanted), text: await readFile(join(shelved.folder, wanted), 'utf8') };
    },
    pickFile: async () => {
      const [uri] = (await vscode.window.showOpenDialog({ canSelectMany: false, openLabel: t('Attach') })) ?? [];
      return uri && readAttachment(uri);
    },
    inputOf: (exercise, prompt, model) => {
      const { temperature, seed, maxTokens, contextTokens } = exercise.fields.model;
      const column = { model, prompt, settings: { temperature, seed, maxTokens, contextTokens } };
      return {
        ...emptySandbox(),
        system: exercise.fields.system ?? '',
        data: { name: basename(exercise.fields.data ?? ''), text: exercise.dataText ?? '' },
        a: column,
        b: { ...column },
      };
    },
  };
}

/** A text file of the learner's. Throws `file.too-long`, `file.not-text`. */
export async function readAttachment(uri: vscode.Uri): Promise<Attached> {
  const file = basename(uri.path);
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > attachmentBytes)
    throw new ProblemError({ code: 'file.too-long', file, bytes: size, limit: attachmentBytes });
  const bytes = await vscode.workspace.fs.readFile(uri);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0')) throw new ProblemError({ code: 'file.not-text', file });
    return { name: file, text };
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError({ code: 'file.not-text', file }, error);
  }
}
