import { jsonPlace } from '../jsonPlace.js';
import { schemaErrors, shapeError } from '../jsonSchema.js';
import type { CheckInput, CheckResult } from '../mark.js';

// A code fence is taken off only when nothing else stands around it.
const fenced = /^\s*`{3}(?:json)?[ \t]*\r?\n([\s\S]*?)\r?\n?[ \t]*`{3}\s*$/iu;

/**
 * The answer is JSON of the shape that the schema (the subset of `jsonSchema.ts`) asks for, and nothing else stands around it.
 * A schema outside the subset passes nothing.
 */
export function json(schema: { readonly [key: string]: unknown }, { answer }: CheckInput): CheckResult {
  const body = fenced.exec(answer)?.[1] ?? answer;
  const offset = body === answer ? 0 : answer.indexOf(body, answer.indexOf('```') + 3);
  const value = parse(body);
  if (!value) return { passed: false, score: 0, reason: { code: 'not-json' } };
  const error = schemaErrors(schema)[0] ?? shapeError(value.parsed, schema);
  if (!error) return { passed: true, score: 1, reason: { code: 'json-shape', at: '', said: '' } };
  const place = jsonPlace(body, error.path);
  return {
    passed: false,
    score: 0.5,
    reason: { code: 'json-shape', at: error.path.map(String).join(' › '), said: error.said },
    spans: [{ start: offset + place.start, end: offset + place.end }],
  };
}

function parse(text: string): { readonly parsed: unknown } | undefined {
  try {
    return { parsed: JSON.parse(text.trim()) as unknown };
  } catch {
    // The very thing that is checked: the answer is no JSON.
    return undefined;
  }
}
