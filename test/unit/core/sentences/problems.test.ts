import { strict as assert } from 'node:assert';
import type { Problem } from '../../../../src/core/problems.js';
import { formatProblem, sayProblem } from '../../../../src/core/sentences/problems.js';
import { english } from '../../../../src/core/words.js';

const place = { file: 'lessons/one.md', line: 12, column: 3 };

type Samples = { readonly [Code in Problem['code']]: Extract<Problem, { code: Code }> };

/** One of every problem there is: a new one does not compile until it stands here. */
const samples: Samples = {
  'engine.none': { code: 'engine.none' },
  'engine.unreachable': { code: 'engine.unreachable', engine: 'ollama', address: '127.0.0.1:11434' },
  'engine.not-this-protocol': { code: 'engine.not-this-protocol', engine: 'ollama', address: '127.0.0.1:11434' },
  'engine.busy': { code: 'engine.busy', engine: 'ollama' },
  'engine.refused': { code: 'engine.refused', engine: 'ollama', status: 500, said: 'out of\nmemory.' },
  'engine.broke-off': { code: 'engine.broke-off', engine: 'embedded' },
  'engine.silent': { code: 'engine.silent', engine: 'ollama', minutes: 5 },
  'engine.address-not-allowed': { code: 'engine.address-not-allowed', address: 'example.com' },
  'embedded.runtime-missing': { code: 'embedded.runtime-missing', platform: 'linux-arm64' },
  'embedded.died': { code: 'embedded.died', exit: 'SIGSEGV' },
  'embedded.out-of-memory': { code: 'embedded.out-of-memory', model: 'Small' },
  'model.none': { code: 'model.none', engine: 'ollama' },
  'model.unknown': { code: 'model.unknown', name: 'small', engine: 'embedded' },
  'model.cloud': { code: 'model.cloud', name: 'large-cloud' },
  'model.no-chat-template': { code: 'model.no-chat-template', name: 'bare' },
  'model.file-changed': { code: 'model.file-changed', file: 'small.gguf' },
  'model.file-broken': { code: 'model.file-broken', file: 'small.gguf' },
  'model.not-gguf': { code: 'model.not-gguf', file: 'letter.docx' },
  'model.prompt-too-long': { code: 'model.prompt-too-long', contextTokens: 2048, promptTokens: 4000 },
  'model.no-answer': { code: 'model.no-answer', name: 'small' },
  'model.not-recorded': { code: 'model.not-recorded', name: 'small' },
  'download.no-place-answered': { code: 'download.no-place-answered', name: 'Small', places: ['a', 'b'] },
  'download.wrong-digest': { code: 'download.wrong-digest', file: 'small.gguf', expected: 'a', got: 'b' },
  'disk.full': { code: 'disk.full', file: 'progress.json' },
  'disk.cannot-write': { code: 'disk.cannot-write', file: 'progress.json', reason: 'EACCES' },
  'disk.cannot-read': { code: 'disk.cannot-read', file: 'progress.json', reason: 'EACCES' },
  'progress.newer': { code: 'progress.newer', file: 'progress.json', format: 2 },
  'progress.damaged': { code: 'progress.damaged', file: 'progress.json', setAside: 'progress.json.damaged' },
  'run.damaged': { code: 'run.damaged', file: 'run.json' },
  'prompt.empty': { code: 'prompt.empty' },
  'prompt.too-long': { code: 'prompt.too-long', characters: 2_000_000, limit: 400_000 },
  'file.too-long': { code: 'file.too-long', file: 'minutes.txt', bytes: 3_000_000, limit: 1_000_000 },
  'file.not-text': { code: 'file.not-text', file: 'minutes.docx' },
  'document.too-long': { code: 'document.too-long', file: 'minutes.txt', bytes: 20_000_000, limit: 10_000_000 },
  'guard.blocked': { code: 'guard.blocked', ceiling: 'OFFICIAL', level: 'SECRET', where: 'this machine' },
  'lab.no-canary': { code: 'lab.no-canary', canary: 'BLUE PELICAN' },
  'lab.canary-in-prompt': { code: 'lab.canary-in-prompt', canary: 'BLUE PELICAN' },
  'guard.undecided': { code: 'guard.undecided', count: 2 },
  'setting.wrong': {
    code: 'setting.wrong',
    setting: 'sandpit.engine',
    got: 'olama',
    expected: 'auto, ollama or embedded',
  },
  unexpected: { code: 'unexpected', said: 'boom.' },
  'pack.no-manifest': { code: 'pack.no-manifest', ...place },
  'pack.not-json': { code: 'pack.not-json', said: 'a comma is missing', ...place },
  'pack.newer-format': { code: 'pack.newer-format', format: 2, ...place },
  'pack.field': { code: 'pack.field', key: 'version', said: 'is missing; add it', ...place },
  'pack.duplicate-id': { code: 'pack.duplicate-id', id: 'one', ...place },
  'pack.missing-file': { code: 'pack.missing-file', path: 'data/x.txt', ...place },
  'pack.lesson-not-listed': { code: 'pack.lesson-not-listed', path: 'lessons/x.md', ...place },
  'pack.path-not-allowed': { code: 'pack.path-not-allowed', path: '../x', ...place },
  'pack.file-not-allowed': { code: 'pack.file-not-allowed', path: 'x.js', ...place },
  'pack.too-large': { code: 'pack.too-large', limit: '50 MB', ...place },
  'pack.data-not-marked-synthetic': { code: 'pack.data-not-marked-synthetic', path: 'data/x.txt', ...place },
  'pack.data-could-be-real': { code: 'pack.data-could-be-real', type: 'nino', ...place },
  'lesson.no-front-matter': { code: 'lesson.no-front-matter', ...place },
  'lesson.not-yaml': { code: 'lesson.not-yaml', said: 'a tab is used to indent; use spaces', ...place },
  'lesson.unknown-key': { code: 'lesson.unknown-key', key: 'maxWord', allowed: ['maxWords', 'minWords'], ...place },
  'lesson.missing-key': { code: 'lesson.missing-key', key: 'id', ...place },
  'lesson.wrong-value': { code: 'lesson.wrong-value', key: 'minutes', said: 'should be a number', ...place },
  'lesson.unknown-block': { code: 'lesson.unknown-block', block: 'exam', allowed: ['quiz', 'prompting'], ...place },
  'lesson.no-steps': { code: 'lesson.no-steps', ...place },
  'lesson.text-before-first-step': { code: 'lesson.text-before-first-step', ...place },
  'lesson.step-without-id': { code: 'lesson.step-without-id', title: 'Say who', ...place },
  'lesson.duplicate-id': { code: 'lesson.duplicate-id', id: 'one', ...place },
  'lesson.unclosed-block': { code: 'lesson.unclosed-block', block: 'quiz', ...place },
  'lesson.nested-block': { code: 'lesson.nested-block', block: 'quiz', ...place },
  'lesson.html-not-allowed': { code: 'lesson.html-not-allowed', ...place },
  'lesson.link-not-allowed': { code: 'lesson.link-not-allowed', url: 'http://example.com', ...place },
  'lesson.link-to-nowhere': { code: 'lesson.link-to-nowhere', url: '#x', ...place },
  'lesson.image-not-allowed': { code: 'lesson.image-not-allowed', url: 'https://example.com/x.png', ...place },
  'lesson.image-without-alt': { code: 'lesson.image-without-alt', url: 'images/x.png', ...place },
  'exercise.good-fails': {
    code: 'exercise.good-fails',
    exercise: 'write',
    sample: 0,
    checks: ['Short', 'True'],
    ...place,
  },
  'exercise.bad-passes': { code: 'exercise.bad-passes', exercise: 'write', sample: 1, ...place },
  'exercise.no-samples': { code: 'exercise.no-samples', exercise: 'write', which: 'goodAnswers', ...place },
  'exercise.hint-gives-away': { code: 'exercise.hint-gives-away', exercise: 'write', hint: 0, ...place },
  'exercise.lab-cannot-tell': {
    code: 'exercise.lab-cannot-tell',
    exercise: 'planted',
    said: 'the letter has the canary in it',
    ...place,
  },
  'pack.past-review': { code: 'pack.past-review', reviewBy: '2027-05-23', ...place },
  'lesson.rule-past-review': {
    code: 'lesson.rule-past-review',
    title: 'AI Playbook',
    reviewBy: '2027-05-23',
    ...place,
  },
  'lesson.rule-superseded': {
    code: 'lesson.rule-superseded',
    name: 'Article 22',
    by: 'Articles 22A to 22D',
    since: '2026-02-05',
    ...place,
  },
  'proof.missing': { code: 'proof.missing', ...place },
  'proof.stale': { code: 'proof.stale', exercise: 'write', ...place },
  'proof.short': { code: 'proof.short', exercise: 'write', said: 'good prompt 1 passed in 3 of 10 runs', ...place },
};

describe('the sentence of a problem', () => {
  for (const problem of Object.values(samples))
    it(problem.code, () => {
      const said = sayProblem(problem, english);
      assert.match(said, /^[A-Z“].*([.?]|\{#[a-z-]+\})$/s);
      assert.doesNotMatch(said, /undefined|NaN|\[object|\.\.$|\.\. |\n/);
      // Every place was filled; what remains in braces is the id of a step, as it is typed.
      assert.doesNotMatch(said.replace(/\{#[a-z-]+\}/g, ''), /[{}]/);
      assert.ok(said.length < 260, String(said.length));
      assert.ok(said.split(/\s+/).length > 4, said);
    });

  it('says each thing in its own way', () => {
    const all = Object.values(samples).map((problem) => sayProblem(problem, english));
    assert.equal(new Set(all).size, all.length);
  });

  it('asks for what was probably meant', () => {
    const meant = (key: string) =>
      sayProblem({ code: 'lesson.unknown-key', key, allowed: ['maxWords', 'goodPrompts', 'id'], ...place }, english);
    assert.match(meant('maxWord'), /“maxWords”\?$/);
    assert.match(meant('mxaWords'), /“maxWords”\?$/);
    assert.match(meant('GOODPROMPTS'), /“goodPrompts”\?$/);
    assert.match(meant('somethingElse'), /maxWords, goodPrompts and id\.$/);
    assert.match(meant(''), /maxWords, goodPrompts and id\.$/);
  });

  it('makes an id out of a title', () => {
    const id = (title: string) =>
      /\{#(.*)\}$/.exec(sayProblem({ code: 'lesson.step-without-id', title, ...place }, english))?.[1];
    assert.equal(id('Say who will read it'), 'say-who-will-read-it');
    assert.equal(id('3 things to remember!'), 'things-to-remember');
    assert.equal(id('Caf\u00e9'), 'cafe');
    assert.equal(id('???'), 'step');
  });

  it('keeps somebody else’s words to one line of a fitting length', () => {
    const said = sayProblem(
      { code: 'engine.refused', engine: 'ollama', status: 500, said: `a\nb${'c'.repeat(5000)}` },
      english,
    );
    assert.equal(said.includes('\n'), false);
    assert.ok(said.length < 400);
  });
});

describe('a problem on the command line', () => {
  it('has its place, its code and its sentence, on one line', () => {
    assert.equal(
      formatProblem(samples['lesson.unknown-key'], english),
      'lessons/one.md:12:3: lesson.unknown-key “maxWord” is not known here. Did you mean “maxWords”?',
    );
  });

  it('has no place when there is none', () => {
    assert.match(formatProblem(samples['engine.none'], english), /^engine\.none There is no model/);
  });

  for (const problem of Object.values(samples))
    it(`${problem.code} can be read by a program`, () => {
      const line = formatProblem(problem, english);
      assert.match(line, 'line' in problem ? /^[^:]+:\d+:\d+: [a-z.-]+ \S/ : /^[a-z.-]+ \S/);
      assert.equal(line.includes('\n'), false);
    });
});
