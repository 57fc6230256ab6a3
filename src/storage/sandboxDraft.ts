import { sandboxInput, type SandboxInput } from '../core/protocol.js';
import { readFileIfThere, writeFileAtomic } from './atomicFile.js';
import { parseJson } from './parseJson.js';

/** What stands in the sandbox, so that it is there after a reload. */
export interface SandboxDraft {
  /** Undefined when there is none, or when it can't be read: a draft is not worth an error; `log` is told. */
  load(): Promise<SandboxInput | undefined>;
  save(input: SandboxInput): Promise<void>;
}

export function createSandboxDraft(file: string, log: (error: unknown) => void): SandboxDraft {
  return {
    async load() {
      try {
        const text = await readFileIfThere(file);
        return text === undefined ? undefined : sandboxInput.parse(parseJson(text));
      } catch (error) {
        log(error);
        return undefined;
      }
    },
    save: (input) => writeFileAtomic(file, JSON.stringify(input)),
  };
}
