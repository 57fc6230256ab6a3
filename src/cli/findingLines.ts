/** Findings as lines for a person, and as objects for a program. Neither has the words that were found. */

import { sayFinding } from '../core/guard/explain.js';
import type { Finding } from '../core/guard/finding.js';
import { sayPrinciple } from '../core/sentences/principles.js';
import { english } from '../core/words.js';

/** A finding as the contract of `sandpit scan` has it. */
export function written({ type, start, end, severity, reserved, ambiguousWith }: Finding) {
  return { type, start, end, severity, reserved, ambiguousWith };
}

/** Each finding with its place in the text of this name, what it means, and what to do. They stand in order of place. */
export function findingLines(named: string, text: string, findings: readonly Finding[]): string {
  const place = placesIn(text);
  return findings
    .map((finding) => {
      const { what, why, principle, instead, otherwise } = sayFinding(finding, english);
      const about = finding.reserved ? [why] : [why, instead, ...(otherwise === undefined ? [] : [otherwise])];
      const rule = finding.reserved ? '' : `    ${sayPrinciple(principle, english) ?? ''}\n`;
      return `${named}:${place(finding.start)}: ${finding.type} ${finding.severity} ${what}\n    ${about.join(' ')}\n${rule}`;
    })
    .join('');
}

/** Line and column, both from 1. Places are asked for in ascending order. */
function placesIn(text: string): (at: number) => string {
  let line = 1;
  let lineStart = 0;
  let next = text.indexOf('\n');
  return (at) => {
    while (next !== -1 && next < at) {
      line += 1;
      lineStart = next + 1;
      next = text.indexOf('\n', lineStart);
    }
    return `${line}:${at - lineStart + 1}`;
  };
}
