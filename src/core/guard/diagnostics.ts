/** Findings as an editor lists them: where, how grave, and in words. Never with the words they are about. */

import type { Translate } from '../words.js';
import { sayFinding } from './explain.js';
import type { Finding, FindingType, Severity } from './finding.js';

/** A document of more characters is not checked: the editor would stand still while it is. */
export const documentCharacters = 10_000_000;

export interface FindingDiagnostic {
  /** UTF-16 code units into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly severity: 'warning' | 'information' | 'hint';
  readonly code: FindingType;
  /** What it is, why it matters, what to do instead. */
  readonly message: string;
}

const severityOf: { readonly [Level in Severity]: FindingDiagnostic['severity'] } = {
  high: 'warning',
  medium: 'warning',
  low: 'information',
  info: 'hint',
};

export function diagnosticOf(finding: Finding, t: Translate): FindingDiagnostic {
  const { start, end, type, severity, reserved } = finding;
  const { what, why, instead, otherwise } = sayFinding(finding, t);
  return {
    start,
    end,
    severity: reserved ? 'hint' : severityOf[severity],
    code: type,
    message: [`${what}.`, why, instead, otherwise].filter((part) => part !== undefined).join(' '),
  };
}

/** Something that a person has to decide about: no example value, and no marking that permits. */
export function isOpen({ reserved, severity }: Finding): boolean {
  return !reserved && severity !== 'info';
}
