/** The table of verbs. A new verb is one file in `verbs/` and a line here; it is loaded when it is called. */

import type { Verb } from './terminal.js';

interface VerbEntry {
  readonly use: string;
  readonly says: string;
  readonly load: () => Promise<Verb>;
}

export const verbs: { readonly [name: string]: VerbEntry } = {
  ask: {
    use: 'ask "<prompt>" [--engine embedded|ollama] [--model M] [--system S] [--data FILE] [--seed N] [--temperature T] [--max-tokens N]',
    says: 'asks a model on this machine; - in place of the prompt reads it from standard input. What the guard finds is said, and a marking above OFFICIAL is not sent',
    load: async () => (await import('./verbs/ask.js')).ask,
  },
  models: {
    use: 'models | models pull NAME | models import FILE.gguf',
    says: 'lists the models, gets one, or takes one in from a file',
    load: async () => (await import('./verbs/models.js')).models,
  },
  check: {
    use: 'check PACK…',
    says: 'validates packs and runs their own samples, with no model',
    load: async () => (await import('./verbs/check.js')).check,
  },
  prove: {
    use: 'prove PACK [--engine embedded|ollama] [--model M] [--runs N] [--only lesson/exercise] [--threads N] [--record]',
    says: 'runs the good and bad prompts of a pack on a real model and writes proof.json',
    load: async () => (await import('./verbs/prove.js')).prove,
  },
  scan: {
    use: 'scan [FILE…] [--jsonl]',
    says: 'finds personal data, protective markings and orders to a model in texts; what it finds is no failure: the exit code is 1 only when a text or line could not be read',
    load: async () => (await import('./verbs/scan.js')).scan,
  },
  generate: {
    use: 'generate claims --seed N --rows N [--bias NAME…] [-o FILE.csv]',
    says: 'makes claims of people who are nobody, with known outcomes and known bias: selective-labels, proxy-address-change, proxy-record-gap, group-size, prevalence, label-noise',
    load: async () => (await import('./verbs/generate.js')).generate,
  },
  ground: {
    use: 'ground --source S --summary T | ground --jsonl [FILE…]',
    says: 'finds numbers, dates, sums and names in a summary that its source does not have; what it finds is no failure: the exit code is 1 only when a text or line could not be read',
    load: async () => (await import('./verbs/ground.js')).ground,
  },
};

export function usage(): string {
  const lines = Object.values(verbs).map(({ use, says }) => `  sandpit ${use}\n      ${says}`);
  return `AI Sandpit in a terminal. Every verb takes --json and --help.\n\n${lines.join('\n')}\n`;
}
