import tseslint from 'typescript-eslint';

/** Node's own names for its modules, with and without the prefix. */
import { builtinModules } from 'node:module';
const nodeModules = [...builtinModules, ...builtinModules.map((name) => `node:${name}`), 'node:*'];

const wall = (message, ...group) => ({ group, message });

export default tseslint.config(
  { ignores: ['dist/**', '.tsbuild/**', '.sandpit/**', 'node_modules/**', 'test/fixtures/**/*.md'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx', 'test/**/*.ts', 'test/**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'max-lines': ['error', { max: 400 }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: nodeModules.map((name) => ({ name, message: 'core runs anywhere: no node modules.' })),
          patterns: [
            wall('core imports no vscode.', 'vscode'),
            wall('core imports nothing from the rest of the house.', '**/engines/**', '**/storage/**', '**/extension/**', '**/webview/**', '**/cli/**'),
          ],
        },
      ],
      'no-restricted-globals': ['error', 'window', 'document', 'process', 'Buffer', 'setTimeout', 'fetch'],
    },
  },
  {
    files: ['src/engines/**/*.ts', 'src/storage/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            wall('only the extension imports vscode.', 'vscode'),
            wall('engines and storage import core only.', '**/extension/**', '**/webview/**', '**/cli/**'),
          ],
        },
      ],
    },
  },
  {
    files: ['src/webview/**/*.ts', 'src/webview/**/*.tsx'],
    rules: {
      // The editor's developer tools are the only log a page has.
      'no-console': ['error', { allow: ['error'] }],
      'no-restricted-imports': [
        'error',
        {
          paths: nodeModules.map((name) => ({ name, message: 'pages run in a browser.' })),
          patterns: [
            wall('pages import core only.', 'vscode', '**/engines/**', '**/storage/**', '**/extension/**', '**/cli/**'),
          ],
        },
      ],
    },
  },
  {
    files: ['src/cli/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [wall('the command line has no editor.', 'vscode', '**/extension/**', '**/webview/**')] }],
      'no-console': 'off',
    },
  },
  { files: ['scripts/**/*.mjs', 'test/**/*.ts', 'test/**/*.tsx'], rules: { 'no-console': 'off', 'max-lines': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
