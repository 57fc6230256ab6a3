/** Other people's detectors, run on the same texts. Each kind they know is told as ours wherever it can fairly be. */

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FindingType } from '../../src/core/guard/finding.js';
import type { Span } from './score.js';

export interface Baseline {
  readonly name: string;
  readonly version: string;
  /** The kinds it can be measured on. */
  readonly types: readonly FindingType[];
  find(text: string): Promise<readonly Span[]>;
}

/** What each can be loaded from, and how. One that cannot be loaded throws, and the caller names it. */
export const baselines: readonly { readonly name: string; load(folder: string, version: string): Promise<Baseline> }[] =
  [
    { name: '@openredaction/core', load: openRedaction },
    { name: 'redact-pii', load: redactPii },
    { name: '@andersmyrmel/vard', load: vard },
    { name: '@presidio-dev/hai-guardrails', load: haiGuardrails },
  ];

const requireFrom = (folder: string) => createRequire(pathToFileURL(join(folder, 'package.json')));

/** Names of its kinds, most of them clear; any kind of number plate, card, name or phone counts as ours. */
const openRedactionTypes: readonly (readonly [RegExp, FindingType])[] = [
  [/^NHS_NUMBER|^CHI_NUMBER/, 'nhs-number'],
  [/^NATIONAL_INSURANCE_UK/, 'nino'],
  [/^UTR_UK/, 'utr'],
  [/^VAT_NUMBER/, 'vat-number'],
  [/PAYE/, 'paye-reference'],
  [/^COMPANY_NUMBER_UK/, 'company-number'],
  [/^SORT_CODE_UK|^UK_SORT_CODE_ACCOUNT/, 'sort-code'],
  [/^BANK_ACCOUNT_UK|ACCOUNT_NUMBER|^BANK_ACCOUNT/, 'account-number'],
  [/IBAN/, 'iban'],
  [/^CREDIT_CARD/, 'payment-card'],
  [/^POSTCODE_UK/, 'postcode'],
  [/^PHONE/, 'phone'],
  [/^EMAIL/, 'email'],
  [/^DRIVING_LICENSE/, 'driving-licence'],
  [/^PASSPORT/, 'passport'],
  [/LICENSE_PLATE/, 'vehicle-registration'],
  [/^DATE_OF_BIRTH|^DATE$/, 'date-of-birth'],
  [/^NAME$|^PERSON$/, 'person-name'],
];

async function openRedaction(folder: string, version: string): Promise<Baseline> {
  const { OpenRedaction } = requireFrom(folder)('@openredaction/core') as {
    OpenRedaction: new (options: object) => {
      detect(text: string): Promise<{ detections: { type: string; position: [number, number] }[] }>;
    };
  };
  const detector = new OpenRedaction({});
  return {
    name: '@openredaction/core',
    version,
    types: [...new Set(openRedactionTypes.map(([, type]) => type))],
    async find(text) {
      const { detections } = await detector.detect(text);
      return detections.flatMap(({ type, position: [start, end] }) => {
        const ours = openRedactionTypes.find(([says]) => says.test(type))?.[1];
        return ours ? [{ type: ours, start, end }] : [];
      });
    },
  };
}

/**
 * It only rewrites texts. Its expressions are run as they are; names, which it finds in other ways, are rewritten to a sign that no
 * text has, and read back from what is left. Cards come before telephones, as in the library.
 */
async function redactPii(folder: string, version: string): Promise<Baseline> {
  const load = requireFrom(folder);
  const patterns = load('redact-pii/lib/built-ins/simple-regexp-patterns.js') as Record<string, RegExp>;
  const { NameRedactor } = load('redact-pii/lib/built-ins/NameRedactor.js') as {
    NameRedactor: new (replaceWith: string) => { redact(text: string): string };
  };
  const names = new NameRedactor(sign);
  const kinds = [
    ['creditCardNumber', 'payment-card'],
    ['phoneNumber', 'phone'],
    ['emailAddress', 'email'],
  ] as const;
  return {
    name: 'redact-pii',
    version,
    types: [...kinds.map(([, type]) => type), 'person-name'],
    async find(text) {
      const spans: Span[] = [];
      for (const [kind, type] of kinds)
        for (const { 0: written, index: start } of text.matchAll(patterns[kind] ?? /$^/g))
          if (!spans.some((span) => span.start < start + written.length && start < span.end))
            spans.push({ type, start, end: start + written.length });
      return [
        ...spans,
        ...rewritten(text, names.redact(text)).map((span) => ({ type: 'person-name' as const, ...span })),
      ];
    },
  };
}

const sign = '\u2021';

/** The stretches of `text` that are signs in `after`: what stands between two signs is looked up in order. */
export function rewritten(text: string, after: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  const [head = '', ...parts] = after.split(sign);
  let at = head.length;
  parts.forEach((part, index) => {
    const found = index === parts.length - 1 && part === '' ? text.length : text.indexOf(part, at + 1);
    const end = found === -1 || part === '' ? Math.min(text.length, at + 1) : found;
    spans.push({ start: at, end: part === '' && index === parts.length - 1 ? text.length : end });
    at = end + part.length;
  });
  return spans;
}

async function vard(folder: string, version: string): Promise<Baseline> {
  const loaded = (await import(pathToFileURL(join(folder, 'node_modules/@andersmyrmel/vard/dist/index.js')).href)) as {
    default: { safe(text: string): { safe: boolean; threats?: { position: number; match: string }[] } };
  };
  return {
    name: '@andersmyrmel/vard',
    version,
    types: ['injection'],
    async find(text) {
      const result = loaded.default.safe(text);
      return (result.threats ?? []).map(({ position, match }) => ({
        type: 'injection',
        start: position,
        end: position + Math.max(1, match.length),
      }));
    },
  };
}

/** It says yes or no to a whole text: a yes counts as having found every order in it. */
async function haiGuardrails(folder: string, version: string): Promise<Baseline> {
  const { injectionGuard } = (await import(
    pathToFileURL(join(folder, 'node_modules/@presidio-dev/hai-guardrails/dist/index.js')).href
  )) as {
    injectionGuard: (options: object, how: object) => (messages: object[]) => Promise<{ passed: boolean }[]>;
  };
  // Loading it starts a thread for another mode, from a path on the machine that built it. Pattern mode works without.
  process.on('uncaughtException', (error) => {
    if (!/hai-guardrails\/node_modules\/piscina/.test(error.message)) throw error;
  });
  const guard = injectionGuard({ roles: ['user'] }, { mode: 'pattern', threshold: 0.5 });
  return {
    name: '@presidio-dev/hai-guardrails',
    version,
    types: ['injection'],
    async find(text) {
      const results = await guard([{ role: 'user', content: text }]);
      return results.every(({ passed }) => passed) ? [] : [{ type: 'injection', start: 0, end: text.length }];
    },
  };
}
