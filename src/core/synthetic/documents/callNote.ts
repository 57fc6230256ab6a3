import { compose, fact } from './document.js';
import type { SyntheticDocument } from './document.js';
import { counted, money } from './story.js';
import type { Story } from './story.js';

/** What somebody wrote down during a telephone call. Half a page, in the haste of the moment. */
export function callNote({ claim, draws, other, day }: Story): SyntheticDocument {
  const adviser = other(2);
  const note = compose('Note of a telephone call');
  note.lines(
    ['Date: ', fact('call-date', 'date', day(draws.whole(15, 60)))],
    ['Time: ', fact('call-time', 'statement', `${draws.whole(9, 11)}.${draws.pick(['05', '20', '40', '55'])}am`)],
    ['Claim reference: ', fact('claim-id', 'statement', claim.claimId)],
    ['Caller’s number: ', fact('phone', 'statement', claim.phone)],
  );
  note.say(
    fact('name', 'name', claim.name),
    ` rang. ${draws.pick(['Line bad, had to ask twice.', 'Was at work and had ten minutes.', 'Sounded worried about the rent.', 'Calm and to the point.'])} Security questions: passed.`,
  );
  note.say(
    'Says that rent is ',
    fact('rent', 'money', money(claim.rent)),
    ' a month',
    claim.earnings > 0 ? ' and that pay last month was ' : ' and that there is no work at present',
    ...(claim.earnings > 0 ? [fact('earnings', 'money', money(claim.earnings))] : []),
    '. Lives at ',
    fact('address', 'place', `${claim.address}, ${claim.town}`),
    '.',
  );
  note.say(
    claim.addressChanged
      ? 'Moved in the last year; landlord kept the old tenancy agreement.'
      : 'Same address for more than a year.',
    ' ',
    claim.documentsMissing > 0
      ? 'Asked which papers we still lack. I read the list out: '
      : 'Asked whether we have all the papers. We do: ',
    fact('documents-missing', 'statement', counted(claim.documentsMissing, 'document')),
    ' missing.',
  );
  note.say(
    'Agreed: ',
    draws.pick([
      claim.documentsMissing > 0 ? 'caller sends what is missing' : 'caller keeps the letter with the sums',
      'caller looks at the letter again',
      'we send the letter once more in large print',
    ]),
    ' by ',
    fact('agreed-date', 'date', day(draws.whole(65, 90))),
    '; I ring back in ',
    fact('ring-back', 'number', `${draws.whole(3, 9)} working days`),
    '. Call lasted ',
    fact('minutes', 'number', `${draws.whole(4, 28)} minutes`),
    '.',
  );
  note.lines(['Taken by: ', fact('adviser', 'name', adviser.name)]);
  return note.finish('call-note');
}
