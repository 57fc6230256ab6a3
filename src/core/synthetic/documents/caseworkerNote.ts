import { compose, fact, wordsPerPage } from './document.js';
import type { Piece, SyntheticDocument } from './document.js';
import { counted, money } from './story.js';
import type { Story } from './story.js';

/**
 * The running notes of a caseworker. The first entries hold what the documents and the record say about the claim, as facts; the
 * notes never say what is true of it. Longer ones go on with the daily round of a case until the pages are full.
 */
export function caseworkerNote(story: Story): SyntheticDocument {
  const { claim, draws, other, day, pages } = story;
  const note = compose('Caseworker’s notes');
  note.lines(
    ['Claim reference: ', fact('claim-id', 'statement', claim.claimId)],
    ['Claimant: ', fact('name', 'name', claim.name)],
    ['Caseworker: ', fact('officer', 'name', other(1).name)],
  );
  let at = draws.whole(6, 12);
  note.say(
    fact('read-on', 'date', day(at)),
    '. Read the claim of ',
    fact('claim-date', 'date', day(0)),
    ' with its papers. Rent ',
    fact('rent', 'money', money(claim.rent)),
    ' a month, ',
    claim.earnings > 0 ? 'pay ' : '',
    claim.earnings > 0 ? fact('earnings', 'money', money(claim.earnings)) : fact('earnings', 'statement', 'no pay'),
    claim.selfEmployed ? ', works for themselves' : '',
    '. ',
    fact('documents-missing', 'statement', sentence(`${counted(claim.documentsMissing, 'document')} missing`)),
    '.',
  );
  at += draws.whole(2, 6);
  note.say(
    fact('compared-on', 'date', day(at)),
    '. Compared with the payroll record. ',
    claim.earningsMismatch
      ? fact('earnings-mismatch', 'statement', 'The pay on the form is not the pay on the record')
      : fact('earnings-mismatch', 'statement', 'Pay agrees'),
    claim.earningsMismatch
      ? draws.pick([
          '; could be a change of hours, so I have asked. ',
          '; the record may be a month behind. I have asked. ',
          '; no view yet on why. ',
        ])
      : '. ',
    fact('late-reports', 'statement', sentence(`${counted(claim.lateReports, 'change')} reported late`)),
    ' in the last two years. ',
    fact(
      'earlier-overpayment',
      'statement',
      claim.earlierOverpayment ? 'One earlier overpayment, paid back' : 'No earlier overpayment',
    ),
    '.',
  );
  at += draws.whole(1, 5);
  note.say(
    fact('worked-out-on', 'date', day(at)),
    '. ',
    fact(
      'address-changed',
      'statement',
      claim.addressChanged ? 'Moved within the last year' : 'Same address for over a year',
    ),
    '. ',
    claim.recordGap > 0
      ? fact('record-gap', 'number', `A gap of ${counted(claim.recordGap, 'month')} in the record`)
      : fact('record-gap', 'statement', 'No gap in the record'),
    '. Neither tells me anything by itself. Amount worked out: ',
    fact('amount', 'money', money(claim.amount)),
    ' a month.',
  );
  for (let entry = 1; note.words() < pages * wordsPerPage - 40; entry += 1) {
    at += draws.whole(1, 9);
    note.say(fact(`date-${entry}`, 'date', day(at)), '. ', ...round(story, entry, at));
  }
  return note.finish('caseworker-note');
}

/** One entry of the daily round, with one or two facts of its own. */
function round({ claim, draws, other, day }: Story, entry: number, at: number): readonly Piece[] {
  const key = (name: string) => `${name}-${entry}`;
  const person = other(draws.whole(3, 40)).name;
  const opening: readonly Piece[] = draws.pick<readonly Piece[]>([
    ['Rang the claimant, who did not pick up; left a message with our number and the best time to ring back.'],
    ['Claimant rang. Went through the list of papers once more and said which of them we have.'],
    ['Post came in. Two sheets, one of them a copy of what we already had.'],
    ['Spoke to the landlord’s office, who will only answer in writing and only with the tenant’s say-so.'],
    ['Case meeting. Talked over what we know, what we think we know, and which of the two is on paper.'],
    ['Claimant came to the desk without an appointment and was seen all the same.'],
    ['Looked at the file again before the monthly check. It had been put under the wrong letter.'],
    ['Message from the advice centre that helps the claimant with forms. They write clearly and ask for a date.'],
  ]);
  const middle: readonly Piece[] = draws.pick<() => readonly Piece[]>([
    () => [
      'A payment of ',
      fact(key('payment'), 'money', money(draws.whole(2_000, 89_000) / 100)),
      ' was asked about; it was a refund from a shop and has no bearing.',
    ],
    () => [
      'The meter reading on the bill was ',
      fact(key('reading'), 'number', String(draws.whole(1_200, 9_800))),
      ', which fits with somebody living there all year.',
    ],
    () => [
      'Spoke with ',
      fact(key('spoke-with'), 'name', person),
      ', who has known the household for years and had nothing to add.',
    ],
    () => [
      'The reply was promised for ',
      fact(key('promised'), 'date', day(at + draws.whole(5, 30))),
      '. I have put it in the diary for the day after.',
    ],
    () =>
      // Nobody without pay is said to work.
      claim.earnings > 0
        ? [
            'Hours worked last week were ',
            fact(key('hours'), 'number', String(draws.whole(6, 39))),
            ', by the rota that came with the letter.',
          ]
        : [
            'Went to ',
            fact(key('interviews'), 'number', counted(draws.whole(2, 9), 'interview')),
            ' for work since the spring, by the diary that came with the letter.',
          ],
    () => [
      'The bill is for ',
      fact(key('bill'), 'money', money(draws.whole(1_500, 24_000) / 100)),
      claim.household === 'couple'
        ? ' and is in the partner’s name, which is usual in this street.'
        : ' and is in the name of whoever lived there before; it was sent back.',
    ],
    () => [
      'The travel card was bought in ',
      fact(key('place'), 'place', other(draws.whole(41, 90)).town),
      ', where a sister lives, and has been used on Sundays only.',
    ],
  ])();
  const closing: readonly Piece[] = draws.pick<() => readonly Piece[]>([
    () => ['Nothing to change today.'],
    () => ['Next look at the case on ', fact(key('next-look'), 'date', day(at + draws.whole(3, 21))), '.'],
    () => ['I have told the claimant what happens next, in those words, and how to complain if it does not.'],
    () => [
      'Asked ',
      fact(key('asked'), 'name', other(draws.whole(91, 130)).name),
      ' on the second floor to read this with fresh eyes.',
    ],
    () => ['It took ', fact(key('minutes'), 'number', `${draws.whole(10, 95)} minutes`), ', most of it waiting.'],
    () => ['A reminder goes out by post, since email came back twice.'],
  ])();
  return [...opening, ' ', ...middle, ' ', ...closing];
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
