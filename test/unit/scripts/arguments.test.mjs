import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { helpText, readArguments } from '../../../scripts/lib/arguments.mjs';
import { root } from '../../../scripts/lib/paths.mjs';
import { WrongUse } from '../../../scripts/lib/say.mjs';

/** @type {Record<string, import('../../../scripts/lib/arguments.mjs').Option>} */
const options = {
  browser: { takes: 'flag', says: 'in the browser' },
  port: { takes: 'number', says: 'the port' },
  model: { takes: 'text', says: 'the model' },
};

describe('scripts: arguments', () => {
  /** @type {[string[], Record<string, unknown>][]} */
  const good = [
    [[], {}],
    [['--browser'], { browser: true }],
    [['--port', '9000', '--browser'], { port: 9000, browser: true }],
    [['--port=9000'], { port: 9000 }],
    [['--model=--odd'], { model: '--odd' }],
  ];
  for (const [argv, expected] of good) {
    it(`takes: ${argv.join(' ') || '(nothing)'}`, () => assert.deepEqual(readArguments(argv, options), expected));
  }

  const bad = [
    ['--wat'],
    ['browser'],
    ['-b'],
    ['--port'],
    ['--port', 'x'],
    ['--port', '-1'],
    ['--port='],
    ['--browser=yes'],
    ['--port', '--browser'],
    ['--browser', '--browser'],
    ['--constructor'],
    [''],
  ];
  for (const argv of bad) {
    it(`refuses: ${argv.join(' ') || '(an empty word)'}`, () =>
      assert.throws(() => readArguments(argv, options), WrongUse));
  }

  it('help names every option', () => {
    const text = helpText('start', options);
    for (const name of Object.keys(options)) assert.ok(text.includes(`--${name}`));
  });

  /** @type {[string, string[]][]} */
  const wrong = [
    ['start.mjs', ['--nonsense']],
    ['start.mjs', ['--port', '80']],
    ['start.mjs', ['--desktop', '--browser']],
    ['get.mjs', []],
    ['get.mjs', ['nonsense']],
  ];
  for (const [script, argv] of wrong) {
    it(`${script} ${argv.join(' ')}: one sentence, exit 2`, function () {
      this.timeout(20_000);
      const done = spawnSync(process.execPath, [join(root, 'scripts', script), ...argv], { encoding: 'utf8' });
      assert.equal(done.status, 2);
      assert.equal(done.stdout, '');
      assert.match(done.stderr, /^[^\n]+\.\n$/);
    });
  }
});
