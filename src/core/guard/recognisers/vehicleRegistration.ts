import { severityOf } from '../candidate.js';
import type { Candidate, Recogniser } from '../candidate.js';
import { headed, labelledOtherwise, near } from '../context.js';
import { specimenPlates } from '../reserved.js';

const current = /\b[A-HJ-PR-Y]{2}(?:0[2-9]|[12]\d|5[1-9]|[67]\d) ?[A-HJ-PR-Z]{3}\b/gi;
const older =
  /\b(?:[A-HJ-NP-TV-Y]\d{1,3} ?[A-HJ-PR-Z]{3}|[A-Z]{3} ?\d{1,3}[A-HJ-NP-TV-Y]|[A-Z]{1,3} ?\d{1,4}|\d{1,4} ?[A-Z]{1,3})\b/g;
const words =
  /\b(?:vehicles?|registration(?: mark| number| no)?|reg(?:istered)?(?: no| number)?|number plates?|plates?|vrn|vrm|cars?|vans?|lorr(?:y|ies)|coach|minibus|fleet|mileage|miles|tyres?|wheels?|drivers?|driven|drove|potholes?|bumper|windscreen|traffic|motor(?:cycle|bike)?|parked|parking|taxi|dvla|v5c?|mot|keeper)\b/i;
/** A letter, up to three digits and three letters, or the other way round: the forms from 1963 to 2001. */
const lettered = /^(?:[A-Z]\d{2,3} ?(?!AND|THE|FOR|PDF|END|NOT)[A-Z]{3}|[A-Z]{3} ?\d{2,3}[A-Z])$/;
const headingWords = /\b(?:vrn|vrm|vehicles?|reg(?:istration)?(?: (?:no|number|mark))?|number plate|plate)\b/i;
const strongWords =
  /\b(?:vrn|vrm|number plate|plate|(?:vehicle |car )?reg(?:istration)?(?: mark| number| no)?)\.?[\s:#(]{0,3}(?:is |was |of )?$/i;

/**
 * Vehicle registration mark. DVLA INF104: since September 2001 two letters, an age identifier (02 to 29, 51 to 79), three letters,
 * never I or Q. The older forms look like many other codes, so only right after words that name a registration.
 */
export const vehicleRegistration: Recogniser = (reading) => {
  const { text } = reading;
  const found: Candidate[] = [];
  for (const { 0: written, index: start } of text.matchAll(current)) {
    const end = start + written.length;
    const compact = written.replace(/ /g, '').toUpperCase();
    const labelled = near(text, start, end, words) || headed(reading, start, words);
    const capitals = written === written.toUpperCase();
    if (!labelled && (!capitals || labelledOtherwise(text, start))) continue;
    if (/[-_/]/.test(text.charAt(start - 1)) || /^[-_/]\w/.test(text.slice(end, end + 2))) continue;
    const reserved = specimenPlates.has(compact);
    found.push({
      type: 'vehicle-registration',
      start,
      end,
      sure: labelled ? 0.93 : 0.75,
      severity: severityOf(reserved, 'medium'),
      reserved,
    });
  }
  for (const { 0: written, index: start } of text.matchAll(older)) {
    if (!/[A-Z]/.test(written)) continue;
    const end = start + written.length;
    const named = strongWords.test(text.slice(Math.max(0, start - 40), start)) || headed(reading, start, headingWords);
    const beside = lettered.test(written) && near(text, start, end, words) && !labelledOtherwise(text, start);
    if (!named && !beside) continue;
    found.push({ type: 'vehicle-registration', start, end, sure: named ? 0.8 : 0.7, severity: 'medium' });
  }
  return found;
};
