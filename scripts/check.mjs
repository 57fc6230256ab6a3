/** npm run check: format, lint (with the walls of the house), types, imports. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { runCommand, say } from './lib/say.mjs';

const bin = (/** @type {string} */ path) => join(root, 'node_modules', path);

/** @type {readonly { name: string, args: readonly string[], mend: string }[]} */
const checks = [
  { name: 'types', args: [bin('typescript/bin/tsc'), '--build'], mend: 'Mend the types that are named above.' },
  {
    name: 'lint and imports',
    args: [bin('eslint/bin/eslint.js'), '--max-warnings', '0', 'src', 'test', 'scripts'],
    mend: 'Mend what is named above; npx eslint --fix does some of it.',
  },
  {
    name: 'format',
    args: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', 'src', 'test/**/*.{ts,tsx}'],
    mend: 'Run npx prettier --write src test.',
  },
];

/** @returns {Promise<{ passed: number, failed: number }>} */
export async function check() {
  let failed = 0;
  for (const { name, args, mend } of checks) {
    const done = await run(process.execPath, args, { cwd: root, timeoutSeconds: 600 });
    if (done.code === 0) {
      say.step(`  ✓ ${name}`);
      continue;
    }
    failed += 1;
    process.stdout.write(done.stdout + done.stderr);
    say.step(`  ✗ ${name}. ${mend}`);
  }
  return { passed: checks.length - failed, failed };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runCommand(async () => {
    await ensureInstalled();
    return (await check()).failed > 0 ? 1 : 0;
  });
}
