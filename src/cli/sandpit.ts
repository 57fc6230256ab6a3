#!/usr/bin/env node
/** The program `sandpit`: ties the command line to this process. */

import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from './main.js';

const cancel = new AbortController();
process.on('SIGINT', () => {
  // A second Ctrl+C does not wait for anything.
  if (cancel.signal.aborted) process.exit(130);
  cancel.abort();
});
process.on('SIGTERM', () => cancel.abort());
// `sandpit ask … | head` closes the pipe: nobody reads on, so there is nothing to write for.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  cancel.abort();
});

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  input: process.stdin,
  live: process.stderr.isTTY,
  env: process.env,
  platform: process.platform,
  userFolder: homedir(),
  currentFolder: process.cwd(),
  programFolder: dirname(fileURLToPath(import.meta.url)),
  signal: cancel.signal,
  clock: () => new Date(),
});
