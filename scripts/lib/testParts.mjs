/** The parts of the test, by what each needs. */

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} says
 * @property {string} folder where its *.test.ts files are
 * @property {readonly Need[]} needs
 * @property {number} timeoutMs for one test
 * @property {number} [retries] where real editors, browsers and models are waited for: a second try, told of by name
 */

/** @typedef {'build' | 'browser' | 'editor' | 'package' | 'small' | 'tiny' | 'llama' | 'ollama'} Need */

/** @type {readonly Part[]} */
export const parts = [
  { name: 'unit', says: 'needs nothing', folder: 'test/unit', needs: [], timeoutMs: 20_000 },
  { name: 'lessons', says: 'each shipped lesson', folder: 'test/lessons', needs: [], timeoutMs: 60_000 },
  {
    name: 'pages',
    says: 'each page in a real browser',
    folder: 'test/pages',
    needs: ['build', 'browser'],
    timeoutMs: 60_000,
    retries: 1,
  },
  {
    name: 'live',
    says: 'real models and a real Ollama',
    folder: 'test/live',
    needs: ['build', 'llama', 'small', 'tiny', 'ollama'],
    timeoutMs: 300_000,
    retries: 1,
  },
  // Last, with nothing being built beside it: it is about what a person sees in time.
  {
    name: 'integration',
    says: 'the packaged extension in a real VS Code',
    folder: 'test/integration',
    needs: ['package', 'browser', 'editor', 'llama', 'small', 'tiny'],
    timeoutMs: 180_000,
    retries: 1,
  },
];
