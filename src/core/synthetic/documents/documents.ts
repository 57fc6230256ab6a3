/** The table of documents in words. A new kind is one file and a line here. */

import type { ClaimSettings } from '../claims.js';
import { callNote } from './callNote.js';
import { caseworkerNote } from './caseworkerNote.js';
import { claimForm } from './claimForm.js';
import { consultationResponse } from './consultationResponse.js';
import { mostPages } from './document.js';
import type { SyntheticDocument } from './document.js';
import { incidentLog } from './incidentLog.js';
import { inspectionReport } from './inspectionReport.js';
import { letter } from './letter.js';
import { storyOf } from './story.js';
import type { Story } from './story.js';

interface DocumentKind {
  readonly write: (story: Story) => SyntheticDocument;
  /** It can fill as many pages as it is asked for; the others have the length that they have in life. */
  readonly long: boolean;
}

const kinds = {
  'claim-form': { write: claimForm, long: false },
  letter: { write: letter, long: false },
  'call-note': { write: callNote, long: false },
  'caseworker-note': { write: caseworkerNote, long: true },
  'inspection-report': { write: inspectionReport, long: true },
  'consultation-response': { write: consultationResponse, long: true },
  'incident-log': { write: incidentLog, long: true },
} as const satisfies { readonly [kind: string]: DocumentKind };
export type DocumentKindName = keyof typeof kinds;
export const documentKinds = Object.keys(kinds) as readonly DocumentKindName[];
export const canBeLong = (kind: DocumentKindName) => kinds[kind].long;

export interface DocumentSettings extends ClaimSettings {
  readonly kind: DocumentKindName;
  /** The number of the claim that it belongs to, from 0: the people, sums and days are those of the claim. */
  readonly claim: number;
  /** 1 to 40, of about 400 words each; 1 when left out. Only for kinds that can be long. */
  readonly pages?: number;
}

/**
 * A document of a claim, the same to the byte for the same settings. A longer one begins as the shorter one does. Throws a
 * RangeError for pages that it cannot fill.
 */
export function writeDocument({ kind, claim, pages = 1, ...settings }: DocumentSettings): SyntheticDocument {
  if (!Number.isInteger(pages) || pages < 1 || pages > (canBeLong(kind) ? mostPages : 1))
    throw new RangeError(`no ${kind} of ${pages} pages`);
  return kinds[kind].write(storyOf(settings, claim, kind, pages));
}
