import { compose, fact } from './document.js';
import type { SyntheticDocument } from './document.js';
import { counted, money, title } from './story.js';
import type { Story } from './story.js';

/** A letter from the benefit office that asks for papers or says what was decided. About one page. */
export function letter({ claim, draws, other, day }: Story): SyntheticDocument {
  const officer = other(1);
  const letter = compose('Letter from the Household Help office');
  const sent = draws.whole(12, 30);
  letter.lines(
    [fact('letter-date', 'date', day(sent))],
    ['Our reference: ', fact('claim-id', 'statement', claim.claimId)],
  );
  letter.say('Dear Mx ', fact('surname', 'name', title(claim.name)));
  letter.say(
    'Thank you for your claim for Household Help, which we received on ',
    fact('received-date', 'date', day(draws.whole(1, 4))),
    '.',
  );
  if (claim.documentsMissing > 0) {
    const asked = draws.shuffled([
      'your tenancy agreement',
      'your last two payslips',
      'a bill with your address on it',
      'a letter from your school about your children',
      'a statement of your savings',
    ]);
    letter.say(
      'We can’t decide yet. We still need ',
      fact('documents-missing', 'statement', counted(claim.documentsMissing, 'document')),
      ' from you: ',
      fact('documents-asked', 'statement', list(asked.slice(0, claim.documentsMissing))),
      '. Please send copies, not originals.',
    );
    letter.say(
      'If we don’t have them by ',
      fact('deadline', 'date', day(sent + 28)),
      ', we will decide with what we have. If you need more time, ring us before that day and we will give you ',
      fact('extra-time', 'number', `${draws.pick([7, 10, 14])} days`),
      ' more.',
    );
  } else {
    letter.say(
      'We have decided that you will get ',
      fact('amount', 'money', money(claim.amount)),
      ' a month. The first payment will reach you on ',
      fact('first-payment', 'date', day(sent + 9)),
      ', and then on the same day of each month.',
    );
    letter.say(
      'We counted rent of ',
      fact('rent', 'money', money(claim.rent)),
      ' and ',
      claim.earnings > 0 ? 'earnings of ' : '',
      claim.earnings > 0
        ? fact('earnings', 'money', money(claim.earnings))
        : fact('earnings', 'statement', 'no earnings'),
      ' a month, for a ',
      fact('household', 'statement', claim.household === 'couple' ? 'couple' : 'single person'),
      ' with ',
      fact('children', 'number', counted(claim.children, 'child', 'children')),
      '.',
    );
    letter.say(
      'If you think this is wrong, you can ask us to look again until ',
      fact('deadline', 'date', day(sent + 31)),
      '. Somebody who did not make the decision will do so.',
    );
  }
  letter.say(
    'Tell us within ',
    fact('report-within', 'number', `${draws.pick([7, 10, 14, 21])} days`),
    ' if you move, if your pay changes, or if somebody moves in or out. Our number is ',
    fact('office-phone', 'statement', `01632 960${String(draws.whole(100, 899))}`),
    ', from 9am to ',
    fact('closing', 'statement', draws.pick(['4pm', '5pm', '5.30pm'])),
    ' on working days.',
  );
  letter.lines(
    ['Yours sincerely'],
    [fact('officer', 'name', officer.name)],
    ['Household Help office, ', fact('office', 'place', officer.town)],
  );
  return letter.finish('letter');
}

export const list = (entries: readonly string[]) =>
  entries.length < 2 ? (entries[0] ?? '') : `${entries.slice(0, -1).join(', ')} and ${entries.at(-1) ?? ''}`;
