/** The child process of the embedded engine: `node embeddedChild.js <entry of node-llama-cpp> <threads>`. */

import { createSession } from './session.js';
import { readToChild } from './messages.js';

const [entry = '', threads = '0'] = process.argv.slice(2);

const session = createSession({
  entry,
  threads: Number(threads),
  tell: (message) => {
    process.send?.(message);
  },
  log: (line) => {
    process.stderr.write(`${line}\n`);
  },
});

process.on('message', (raw) => {
  const message = readToChild(raw);
  if (!message) {
    process.stderr.write('a message of another version\n');
    return;
  }
  if (message.kind === 'run') void session.run(message);
  else session.stop(message.id);
});

// The editor is gone. Native work can't be waited for.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
