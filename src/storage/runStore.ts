import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runSchema, type Run } from '../core/records/run.js';
import { ProblemError } from '../core/problems.js';
import { errorCode, readFileIfThere, writeFileAtomic } from './atomicFile.js';
import { parseJson } from './parseJson.js';

/** What a list needs of a run, without its texts. */
export interface RunSummary {
  readonly id: string;
  readonly at: string;
  readonly from: Run['from'];
  readonly model: string;
  readonly prompt: string;
  readonly outcome: Run['outcome']['kind'];
}

export interface RunStore {
  add(run: Run): Promise<void>;
  /** Newest first. Files that cannot be read as runs are named in `damaged`, and left where they are. */
  list(): Promise<{ readonly runs: readonly RunSummary[]; readonly damaged: readonly string[] }>;
  /** Throws `run.damaged`. */
  get(id: string): Promise<Run | undefined>;
  remove(id: string): Promise<void>;
}

const runId = /^[0-9TZ-]+-[0-9a-f]{8}$/;

/** An id that sorts by time: `20261123T101500123Z-1a2b3c4d`. `random` is 4 bytes as hex. */
export function newRunId(at: Date, random: string): string {
  return `${at.toISOString().replace(/[-:.]/g, '')}-${random}`;
}

/** Runs as one JSON file each in a folder, so that one can be deleted without touching the others. */
export function createRunStore(folder: string): RunStore {
  const fileOf = (id: string) => join(folder, `${id}.json`);

  async function read(id: string): Promise<Run | undefined> {
    if (!runId.test(id)) return undefined;
    const text = await readFileIfThere(fileOf(id));
    if (text === undefined) return undefined;
    try {
      return runSchema.parse(parseJson(text));
    } catch (error) {
      throw new ProblemError({ code: 'run.damaged', file: fileOf(id) }, error);
    }
  }

  async function list(): ReturnType<RunStore['list']> {
    const runs: RunSummary[] = [];
    const damaged: string[] = [];
    for (const name of (await namesIn(folder))
      .filter((name) => name.endsWith('.json'))
      .sort()
      .reverse()) {
      const id = name.slice(0, -'.json'.length);
      try {
        const run = await read(id);
        if (run) runs.push(summaryOf(run));
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        damaged.push(fileOf(id));
      }
    }
    return { runs, damaged };
  }

  return {
    add: (run) => writeFileAtomic(fileOf(run.id), JSON.stringify(run, undefined, 1)),
    list,
    get: read,
    remove: async (id) => {
      if (runId.test(id)) await rm(fileOf(id), { force: true });
    },
  };
}

function summaryOf(run: Run): RunSummary {
  return {
    id: run.id,
    at: run.at,
    from: run.from,
    model: run.model.title,
    prompt: run.prompt,
    outcome: run.outcome.kind,
  };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw new ProblemError({ code: 'disk.cannot-read', file: folder, reason: errorCode(error) }, error);
  }
}
