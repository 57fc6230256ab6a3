import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFile } from 'node:fs/promises';
import type { LanguageModel } from '../../src/core/models/languageModel.js';
import { catalogue } from '../../src/core/models/catalogue.js';
import { labExercises, prove, promptingExercises } from '../../src/core/packs/prove.js';
import { readProof } from '../../src/core/packs/proof.js';
import { createEmbeddedEngine } from '../../src/engines/embedded/engine.js';
import { packFolder, packNames, shippedPack } from '../lessons/shippedPacks.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('one live repetition of each exercise on the model of its proof', () => {
  const engine = createEmbeddedEngine({
    runtimeFolders: [join(root, '.sandpit/llama')],
    modelsFolder: join(root, '.sandpit/models'),
    childModule: join(root, 'dist/engines/embeddedChild.js'),
    unloadAfterMs: 600_000,
  });
  after(() => engine.dispose());
  const { signal } = new AbortController();

  async function modelOf(name: string): Promise<LanguageModel> {
    const read = readProof(await readFile(join(packFolder(name), 'proof.json'), 'utf8'));
    const digest = read.kind === 'proof' ? read.proof.digest : assert.fail(JSON.stringify(read));
    const entry = catalogue.find((model) => model.sha256 === digest) ?? assert.fail(`no model has ${digest}`);
    return engine.open(entry.file, signal);
  }

  for (const name of packNames)
    it(`${name}: good prompts pass and bad ones fail about as often as was proved`, async function () {
      this.timeout(1_200_000);
      const pack = await shippedPack(name);
      const proof = await prove(pack, await modelOf(name), { runs: 1, at: new Date().toISOString(), signal });
      const counts = { good: 0, goodPassed: 0, bad: 0, badPassed: 0 };
      for (const { good, bad } of Object.values(proof.exercises)) {
        counts.good += good.length;
        counts.goodPassed += good.filter(({ passes }) => passes === 1).length;
        counts.bad += bad.length;
        counts.badPassed += bad.filter(({ passes }) => passes === 1).length;
      }
      assert.equal(Object.keys(proof.exercises).length, promptingExercises(pack).size);
      const labs = Object.values(proof.labs ?? {});
      assert.equal(labs.length, labExercises(pack).size);
      for (const { conditions } of labs) assert.equal(conditions.removing.obeyed, 0, JSON.stringify(conditions));
      console.log(
        `      ${counts.goodPassed} of ${counts.good} good and ${counts.badPassed} of ${counts.bad} bad prompts passed`,
      );
      // One run each is a sample: a single prompt may miss, the sum may not.
      assert.ok(counts.goodPassed >= 0.8 * counts.good, JSON.stringify(counts));
      assert.ok(counts.badPassed <= 0.2 * counts.bad, JSON.stringify(counts));
    });
});
