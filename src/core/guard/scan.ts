/** What is in a text: identifiers of people, protective markings, orders to a model. */

import type { Candidate } from './candidate.js';
import type { Finding, FindingType } from './finding.js';
import { read } from './reading.js';
import { recognisers } from './recognisers.js';
import { resolve } from './resolve.js';

export interface ScanOptions {
  /** Only these kinds; all when left out. */
  readonly types?: readonly FindingType[];
}

/**
 * All findings in order of place. Places are UTF-16 code units of the text as given. Linear in its length, never throws, and no
 * finding carries the words it is about. An empty list means that nothing was recognised, never that the text is safe.
 */
export function scan(text: string, options: ScanOptions = {}): Finding[] {
  const reading = read(text);
  const candidates: Candidate[] = [];
  // Not spread into push: a long text can have more candidates than a call can have arguments.
  for (const recognise of Object.values(recognisers))
    for (const candidate of recognise(reading)) candidates.push(candidate);
  const findings = resolve(candidates, reading.place);
  const { types } = options;
  return types ? findings.filter(({ type }) => types.includes(type)) : findings;
}
