import { severityOf } from '../candidate.js';
import type { Candidate, Recogniser } from '../candidate.js';
import { isReservedName } from '../reserved.js';

const upper = 'A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0100\\u0106\\u010c\\u0118\\u0141\\u015a\\u0160\\u017b\\u017d';
const word = `(?:[${upper}]'[${upper}][a-z\\u00df-\\u017f]+|[${upper}][a-z\\u00df-\\u017f]+(?:[${upper}][a-z\\u00df-\\u017f]+)?)(?:-[${upper}][a-z\\u00df-\\u017f]+)?`;
const particle = '(?:de|van|von|der|den|la|le|bin|ibn|al|el|ap)';
const initial = `[${upper}](?:\\.|(?= ))`;
const name = `(?:${word}|${initial})(?: (?:${word}|${initial}|${particle})){0,4}`;
const titled = new RegExp(
  `\\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Rev|Revd|Reverend|Cllr|Councillor|MR|MRS|MS|DR)\\.? +(${name})`,
  'g',
);
const labelled = new RegExp(
  `(?:\\b(?:[Nn]ame|NAME|[Cc]laimant|[Aa]pplicant|[Tt]enant|[Pp]atient|[Cc]ustomer|[Ww]itness|[Ii]nterviewee|[Nn]ext of kin|[Cc]aseworker|[Pp]artner|[Ss]pouse|[Ee]mployee|[Dd]ear)\\b(?: name)?(?: ?(?::|-|is|was|=|\\|)[ \\t]*|[ \\t]+)|\\b(?:[Ss]igned|[Cc]ontact|[Aa]uthor|[Ff]rom|[Tt]o|[Cc]c|[Oo]wner|[Pp]repared by)[ \\t]*:[ \\t]*)(${name})`,
  'g',
);
const signedOff = new RegExp(
  `(?:\\b[Yy]ours (?:sincerely|faithfully|truly)|\\b[Kk]ind(?:est)? regards|\\b[Bb]est wishes|\\b[Rr]egards|\\b[Mm]any thanks),?[ \\t]*\\r?\\n\\s{0,4}(${name})(?=[ \\t]*(?:\\r?\\n|$|,))`,
  'g',
);

/** Words that begin with a capital where a name could stand, and are none. */
const notNames = new Set(
  'Sir Madam Team All Colleague Colleagues Minister Ministers Secretary Director General Chair Chairman Chairwoman Committee Customer Applicant Claimant Tenant Resident Parent Guardian Member Members Editor Hiring Manager Friend Friends Everyone Officer President Justice Chief Prime Chancellor Mayor Speaker Judge Minister Permanent Department Office Service Services Council Government Ministry Agency Board Group Unit Centre Center Branch Section Policy Programme Project Team Form Report Letter Page Date Reference Number Address Status Details Type Notes Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December The This That These Those It He She They We You I If In On At By For And But Or Not No Yes Please Your Our My His Her Their Who What When Where Why How Is Was Are Were Has Have Had Do Does Did Can Could Will Would Should May Must London England Wales Scotland Ireland Britain United Kingdom Home Foreign Treasury Cabinet House Lords Commons Parliament HMRC DWP NHS Universal Credit Support Allowance Pension Housing Benefit Benefits Tax Personal Independence Payment Sirs Madams Human Resources Finance Legal Helpdesk Service'.split(
    ' ',
  ),
);

/**
 * A person's name: a guess, always of low severity. Words with capitals after a title, after a label such as “Name:”, after “Dear”,
 * or as the signature of a letter. The title is not part of the finding. No list of names: those would know some people's and not others'.
 */
export const personName: Recogniser = ({ text }) => {
  const found: Candidate[] = [];
  const take = (matches: Iterable<RegExpExecArray>, sure: number, least: number) => {
    for (const match of matches) {
      const whole = match[1] ?? '';
      const words = whole.split(' ');
      let count = 0;
      while (count < words.length && !notNames.has(words[count] ?? '')) count += 1;
      const kept = words.slice(0, count);
      while (kept.length > 0 && /^[a-z]+$/.test(kept.at(-1) ?? '')) kept.pop();
      const said = kept.join(' ');
      if (kept.length < least || !/[a-z\u00df-\u017f]{2}/.test(said)) continue;
      const start = match.index + match[0].length - whole.length;
      const reserved = isReservedName(said);
      found.push({
        type: 'person-name',
        start,
        end: start + said.length,
        sure,
        severity: severityOf(reserved, 'low'),
        reserved,
      });
    }
  };
  take(text.matchAll(titled), 0.5, 1);
  take(text.matchAll(labelled), 0.4, 2);
  take(text.matchAll(signedOff), 0.4, 2);
  return found;
};
