/** Fetches by name what the product and its tests need: node scripts/get.mjs small tiny better llama editor browser ollama llama-server */
import { runCommand, say, WrongUse } from './lib/say.mjs';

/** @type {Record<string, () => Promise<unknown>>} */
const getters = {
  small: async () => (await import('./lib/models.mjs')).getModel('small'),
  tiny: async () => (await import('./lib/models.mjs')).getModel('tiny'),
  better: async () => (await import('./lib/models.mjs')).getModel('better'),
  llama: async () => (await import('./lib/llama.mjs')).getLlama(),
  editor: async () => (await import('./lib/editor.mjs')).getEditor(),
  browser: async () => (await import('./lib/browser.mjs')).getBrowser(),
  ollama: async () => (await import('./lib/ollama.mjs')).getOllama(),
  'llama-server': async () => (await import('./lib/llamaServer.mjs')).getLlamaServer(),
};

await runCommand(async () => {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !(name in getters));
  if (names.length === 0 || unknown !== undefined) {
    throw new WrongUse(
      `${unknown === undefined ? 'Nothing was named' : `"${unknown}" is not known`}; name one or more of ${Object.keys(getters).join(', ')}.`,
    );
  }
  let missing = 0;
  for (const name of names) {
    const got = await getters[name]?.();
    if (got && typeof got === 'object' && 'reason' in got) {
      missing += 1;
      say.step(`${name}: ${String(got.reason)}`);
    } else {
      say.step(`${name}: ${typeof got === 'string' ? got : JSON.stringify(got)}`);
    }
  }
  return missing > 0 ? 1 : 0;
});
