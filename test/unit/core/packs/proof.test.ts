import { strict as assert } from 'node:assert';
import type { Pack } from '../../../../src/core/packs/pack.js';
import { proofNeeds, proofProblems, readProof } from '../../../../src/core/packs/proof.js';
import type { LabProof, PromptProof, Proof } from '../../../../src/core/packs/proof.js';
import { injectingLab } from '../exercises/injecting/exercise.js';
import { manifest } from './packOf.js';
import { packWith } from './packWith.js';
import { exerciseOf, frontMatter, lessonOf, quizBlock, threeSteps } from '../lessons/lessonTexts.js';
import { manifestSchema } from '../../../../src/core/packs/pack.js';

const pack: Pack = { manifest: manifestSchema.parse(manifest), lessons: [lessonOf(threeSteps)], dataFiles: [] };
const contentHash = exerciseOf(lessonOf(threeSteps), 'write').contentHash;
const rate = (passes: number, runs = 10, prompt = 0): PromptProof => ({ prompt, runs, passes });

function proofOf(good: readonly PromptProof[], bad: readonly PromptProof[], hash = contentHash): Proof {
  return {
    format: 1,
    engine: 'embedded',
    engineVersion: '3.14.0',
    model: 'small',
    digest: 'd'.repeat(64),
    at: '2026-11-23T10:00:00.000Z',
    exercises: { 'bins/write': { contentHash: hash, good: [...good], bad: [...bad] } },
  };
}

const codes = (proof: Proof | undefined, needs?: Parameters<typeof proofProblems>[2]) =>
  proofProblems(pack, proof, needs).map((problem) => problem.code);

describe('a proof', () => {
  const cases: readonly (readonly [string, Proof | undefined, readonly string[]])[] = [
    ['is enough at the very limits', proofOf([rate(8)], [rate(2)]), []],
    ['is enough with every run right', proofOf([rate(10)], [rate(0)]), []],
    ['is missing', undefined, ['proof.missing']],
    ['is stale when the exercise has changed', proofOf([rate(10)], [rate(0)], 'e'.repeat(64)), ['proof.stale']],
    ['is stale when the exercise is not in it', { ...proofOf([], []), exercises: {} }, ['proof.stale']],
    ['is short when a good prompt passes too seldom', proofOf([rate(7)], [rate(0)]), ['proof.short']],
    ['is short when a bad prompt passes too often', proofOf([rate(10)], [rate(3)]), ['proof.short']],
    ['is short with too few runs', proofOf([rate(9, 9)], [rate(0)]), ['proof.short']],
    ['is short when a prompt was not run', proofOf([], [rate(0)]), ['proof.short']],
    ['is short when another prompt was run', proofOf([rate(10, 10, 1)], [rate(0)]), ['proof.short']],
    ['is short twice when both are', proofOf([rate(1)], [rate(9)]), ['proof.short', 'proof.short']],
  ];
  for (const [name, proof, expected] of cases) it(name, () => assert.deepEqual(codes(proof), expected));

  it('can be asked for more', () => {
    assert.deepEqual(codes(proofOf([rate(9)], [rate(1)]), { ...proofNeeds, minRuns: 20 }), [
      'proof.short',
      'proof.short',
    ]);
    assert.deepEqual(codes(proofOf([rate(9)], [rate(1)]), { ...proofNeeds, good: 0.95, bad: 0.05 }), [
      'proof.short',
      'proof.short',
    ]);
  });

  it('points at the exercise', () => {
    const [problem] = proofProblems(pack, proofOf([rate(1)], [rate(0)]));
    assert.ok(problem?.code === 'proof.short');
    const line = threeSteps.split('\n').findIndex((text) => text === '```prompting') + 1;
    assert.deepEqual([problem.file, problem.line, problem.exercise], ['lessons/bins.md', line, 'write']);
  });

  it('is not asked of a pack without prompts', () => {
    const lesson = lessonOf(`${frontMatter}\n## A {#a}\n\n${quizBlock}`);
    assert.deepEqual(proofProblems({ ...pack, lessons: [lesson] }, undefined), []);
  });

  it('reads as it was written', () => {
    const proof = proofOf([rate(8)], [rate(2)]);
    assert.deepEqual(readProof(JSON.stringify(proof)), { kind: 'proof', proof });
  });

  const broken: readonly (readonly [string, string, number, number])[] = [
    ['not JSON', '{"format": 1,\n  "engine" "x"}', 2, 12],
    ['a key that is not known', '{\n  "format": 1,\n  "motor": "x"\n}', 3, 3],
    ['a text for a number', JSON.stringify({ ...proofOf([], []), format: 'one' }, undefined, 1), 2, 12],
  ];
  for (const [name, text, line, column] of broken)
    it(`with ${name} is told of at its place`, () => {
      const result = readProof(text);
      assert.ok(result.kind === 'problems');
      assert.ok(
        result.problems.some((problem) => problem.line === line && problem.column === column),
        JSON.stringify(result.problems),
      );
    });

  it('that is long and broken is told of as a whole', () => {
    const result = readProof(`${JSON.stringify(proofOf([], []))}${' '.repeat(40_000)}x`);
    assert.ok(result.kind === 'problems');
    assert.deepEqual(
      result.problems.map(({ code, line }) => [code, line]),
      [['pack.not-json', 1]],
    );
  });
});

describe('a proof of a lab', () => {
  const lab = injectingLab();
  const withLab = packWith(lab);
  const count = (obeyed: number, useful = 10, runs = 10) => ({ runs, obeyed, useful });
  const good = { none: count(6), delimiting: count(9), telling: count(3), removing: count(2) };

  function proved(conditions: LabProof['conditions'] | undefined, hash = lab.contentHash): Proof {
    const { exercises: _, ...head } = proofOf([], []);
    const labs = conditions && { labs: { 'one/planted': { contentHash: hash, conditions } } };
    return { ...head, exercises: {}, ...labs };
  }

  const few = { ...good, telling: count(3, 9, 9) };
  const rows: readonly (readonly [string, Proof | undefined, readonly string[]])[] = [
    ['is enough at the very limits', proved(good), []],
    ['is missing', undefined, ['proof.missing']],
    ['is stale when the lab has changed', proved(good, 'e'.repeat(64)), ['proof.stale']],
    ['is stale when the lab is not in it', proved(undefined), ['proof.stale']],
    ['is short when the model seldom obeys', proved({ ...good, none: count(5) }), ['proof.short']],
    ['is short when removing the line does not help', proved({ ...good, removing: count(3) }), ['proof.short']],
    ['is short when a condition has too few runs', proved(few), ['proof.short']],
    [
      'is enough when only one condition is useful by half',
      proved({ none: count(10, 0), delimiting: count(0, 5), telling: count(0, 0), removing: count(0, 0) }),
      [],
    ],
    [
      'is short when no condition is useful',
      proved({ none: count(10, 4), delimiting: count(0, 4), telling: count(0, 4), removing: count(0, 4) }),
      ['proof.short'],
    ],
  ];
  for (const [name, proof, expected] of rows)
    it(name, () =>
      assert.deepEqual(
        proofProblems(withLab, proof).map(({ code }) => code),
        expected,
      ),
    );

  it('comes back as it was written', () => {
    const proof = proved(good);
    assert.deepEqual(readProof(JSON.stringify(proof)), { kind: 'proof', proof });
  });
});
