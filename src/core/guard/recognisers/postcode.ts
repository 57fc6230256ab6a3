import { severityOf } from '../candidate.js';
import type { Candidate, Recogniser } from '../candidate.js';
import { before, headed, labelledOtherwise, near } from '../context.js';
import { isReservedPostcode } from '../reserved.js';

const shape = /\b(?:[A-Z]{1,2}\d[A-Z\d]?|GIR) {0,2}\d[A-Z]{2}\b/gi;
const words =
  /\b(?:post ?codes?|post codes?|addr(?:ess)?|live[sd]?|living|reside[sd]?|resident|moved|street|road|avenue|lane|close|drive|way|flat|house|town|city)\b/i;
/** Ordinals and units where the last two letters stand. */
const measures = /(?:ST|ND|RD|TH|GB|TB|FT|LB|YR|PT|PX|HR|WD|DB)$/;
const areas = new Set(
  'AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE ZZ'.split(
    ' ',
  ),
);
const outward = /^(?:[A-Z]\d{1,2}|[A-Z]\d[ABCDEFGHJKPSTUW]|[A-Z]{2}\d{1,2}|[A-Z]{2}\d[ABEHMNPRVWXY]|GIR)$/;

/**
 * UK postcode. Royal Mail Postcode Address File, and GOV.UK's bulk data standard, Appendix C: six forms of the first half, GIR 0AA,
 * and letters that are never used in some places. Those that cannot exist are examples. In small letters, or run together in its
 * shortest form, only beside words about an address.
 */
export const postcode: Recogniser = (reading) => {
  const { text } = reading;
  const found: Candidate[] = [];
  for (const { 0: written, index: start } of text.matchAll(shape)) {
    const end = start + written.length;
    const compact = written.replace(/ /g, '').toUpperCase();
    const first = compact.slice(0, -3);
    if (!outward.test(first) || /[-_/#@.]/.test(text.charAt(start - 1)) || /^[-_/@]\w/.test(text.slice(end, end + 2)))
      continue;
    const reserved = isReservedPostcode(compact);
    const spaced = written.includes(' ');
    const capitals = written === written.toUpperCase();
    const labelled = near(text, start, end, words) || headed(reading, start, words);
    const known = areas.has(/^[A-Z]+/.exec(first)?.[0] ?? '') || first === 'GIR';
    // A town right before it: “Anytown zx4 7cv”.
    const afterTown = /[A-Z][a-z]{2,}[,\s]{1,3}$/.test(before(text, start, 24));
    // In small letters with a space it is told from “m4 2nd” and “m2 8gb” by its letters.
    if (/[a-z]$/.test(written) && measures.test(compact) && !/^[a-z]+\d/.test(written)) continue;
    const plain = spaced && known && !reserved && !measures.test(compact);
    if (!capitals && !labelled && !(afterTown && spaced) && !plain) continue;
    // An impossible one of an area that exists is more likely another code.
    if (!labelled && reserved && known) continue;
    if (!spaced && !labelled && (compact.length < 6 || !known || reserved)) continue;
    if (!labelled && labelledOtherwise(text, start)) continue;
    const sure = (spaced ? 0.85 : 0.7) + (labelled ? 0.1 : 0) - (known || reserved ? 0 : 0.2);
    found.push({ type: 'postcode', start, end, sure, severity: severityOf(reserved, 'medium'), reserved });
  }
  return found;
};
