import { strict as assert } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordAttempt } from '../../../src/core/lessons/progressFolds.js';
import type { Pack } from '../../../src/core/packs/pack.js';
import { readPack } from '../../../src/core/packs/readPack.js';
import type { Run } from '../../../src/core/records/run.js';
import { isFilled, type TransparencyRecord } from '../../../src/core/transparency/record.js';
import type { FieldId } from '../../../src/core/transparency/standard.js';
import { english } from '../../../src/core/words.js';
import { draftCandidates, draftFrom, type DraftParts } from '../../../src/extension/transparencyDraft.js';
import { createProgressStore } from '../../../src/storage/progressStore.js';
import { createRunStore, newRunId } from '../../../src/storage/runStore.js';
import { exerciseOf, frontMatter, promptingBlock } from '../core/lessons/lessonTexts.js';
import { goodFiles, manifest, memoryFiles } from '../core/packs/packOf.js';

const openLesson = `${frontMatter.replace('id: bins', 'id: open').replace('Explain a letter', 'Be open')}
## Tell {#tell}

\`\`\`writing
id: tell
task: Tell the public what the tool does.
parts:
  - { id: what, label: What it does, recordField: description }
checks:
  - { id: short, says: At most 20 words, rule: { maxWords: 20 } }
hints: [Think of a neighbour who asks]
goodAnswers: [It makes a letter short.]
badAnswers: [${'long '.repeat(30)}]
\`\`\`
`;

const text = `${frontMatter}
## Do {#do}

${promptingBlock}
## Again {#again}

${promptingBlock.replace('id: write', 'id: write-again')}`;

async function packOf(): Promise<Pack> {
  const files = {
    ...goodFiles,
    'pack.json': JSON.stringify({ ...manifest, lessons: ['lessons/bins.md', 'lessons/open.md'] }),
    'lessons/bins.md': text,
    'lessons/open.md': openLesson,
  };
  const result = await readPack(memoryFiles(files));
  return result.kind === 'pack' ? result.pack : assert.fail(JSON.stringify(result));
}

const run = (minute: number, exercise: string, outcome: Run['outcome']): Run => {
  const at = new Date(Date.UTC(2026, 10, 23, 9, minute));
  return {
    format: 1,
    id: newRunId(at, '0a1b2c3d'),
    at: at.toISOString(),
    from: { kind: 'exercise', pack: 'bins', lesson: 'bins', step: 'do', exercise },
    model: { engine: 'ollama', engineVersion: '0.17', name: 'm', title: 'M', digest: 'd', where: 'this machine' },
    messages: [],
    prompt: 'p',
    system: '',
    options: { temperature: 0, seed: 1, maxTokens: 20, contextTokens: 500 },
    answer: 'a',
    outcome,
  };
};
const complete = { kind: 'complete', stopReason: 'stop' } as const;
const linesOf = (record: TransparencyRecord, id: FieldId) =>
  record.fields.flatMap((field) => (field.id === id && isFilled(field) ? field.lines : []));

describe('drafting a transparency record from what is kept', () => {
  let folder = '';
  let parts: DraftParts;
  let pack: Pack;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandpit-record-'));
    pack = await packOf();
    parts = {
      library: { packs: async () => [{ pack }] },
      progress: createProgressStore(join(folder, 'progress')),
      runs: createRunStore(join(folder, 'runs')),
      clock: () => new Date('2026-11-23T13:00:00.000Z'),
      t: english,
    };
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const found = async (lessonId?: string) =>
    (await draftCandidates(parts, lessonId === undefined ? undefined : { packId: 'bins', lessonId })).map(
      ({ exercise }) => exercise.id,
    );

  it('has nothing to draft from before a model has answered', async () => {
    assert.deepEqual(await found(), []);
    await parts.runs.add(run(1, 'write', { kind: 'cancelled' }));
    await parts.runs.add(run(2, 'write', { kind: 'failed', code: 'engine.none' }));
    assert.deepEqual(await found('bins'), []);
  });

  it('offers what was run, the last first; from a lesson without runs what was run elsewhere', async () => {
    await parts.runs.add(run(1, 'write', complete));
    await parts.runs.add(run(2, 'write-again', complete));
    await parts.runs.add(run(3, 'gone', complete));
    for (const lesson of ['bins', 'open', undefined]) assert.deepEqual(await found(lesson), ['write-again', 'write']);
  });

  it('drafts from the runs of that exercise, with what the learner wrote in the lesson in front', async () => {
    await parts.runs.add(run(1, 'write', complete));
    await parts.runs.add(run(2, 'write-again', complete));
    const [lesson, open] = pack.lessons;
    if (!lesson || !open) return assert.fail();
    await parts.progress.change('bins', '1.0.0', (kept) =>
      recordAttempt(kept, open, 'tell', exerciseOf(open, 'tell'), {
        at: new Date('2026-11-23T12:00:00.000Z'),
        passed: true,
        runIds: [],
        draft: { what: 'It makes a letter short.' },
        last: { texts: { what: 'It makes a letter short.' } },
      }),
    );
    const [, write] = await draftCandidates(parts, undefined);
    if (!write) return assert.fail();
    const record = await draftFrom(parts, write, { packId: 'bins', lessonId: 'open' });
    assert.equal(record.about?.exercise, 'write');
    assert.equal(record.drafted, '2026-11-23T13:00:00.000Z');
    assert.deepEqual(linesOf(record, 'description'), ['It makes a letter short.']);
    assert.match(linesOf(record, 'frequency-and-scale').join(), /: 1, on 23 November 2026/);
    assert.match(linesOf(record, 'required-training').join(), /“Be open”/);
    const alone = await draftFrom(parts, write, undefined);
    assert.doesNotMatch(linesOf(alone, 'description').join(), /short\.$/);
  });
});
