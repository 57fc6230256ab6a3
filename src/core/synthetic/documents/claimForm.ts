import { employers } from '../wordLists.js';
import { compose, fact } from './document.js';
import type { SyntheticDocument } from './document.js';
import { money } from './story.js';
import type { Story } from './story.js';

/** A claim form as it was filled in, field by field. About one page. */
export function claimForm({ claim, draws, day }: Story): SyntheticDocument {
  const form = compose('Claim form: Household Help (a benefit that does not exist)');
  form.heading('Part 1: about you');
  form.lines(
    ['Claim reference: ', fact('claim-id', 'statement', claim.claimId)],
    ['Name: ', fact('name', 'name', claim.name)],
    ['National Insurance number: ', fact('nino', 'statement', claim.nino)],
    ['Age: ', fact('age', 'number', String(claim.age))],
    ['Address: ', fact('address', 'place', `${claim.address}, ${claim.town}`), ', ', claim.postcode],
    ['Telephone: ', fact('phone', 'statement', claim.phone)],
    ['Email: ', fact('email', 'statement', claim.email)],
  );
  form.heading('Part 2: your home');
  form.lines(
    ['Household: ', fact('household', 'statement', claim.household)],
    ['Children who live with you: ', fact('children', 'number', String(claim.children))],
    ['Rent a month: ', fact('rent', 'money', money(claim.rent))],
    [
      'Have you moved in the last 12 months? ',
      fact('address-changed', 'statement', claim.addressChanged ? 'Yes' : 'No'),
      ...(claim.addressChanged ? ['. I moved on ', fact('move-date', 'date', day(-draws.whole(20, 340)))] : []),
    ],
  );
  form.heading('Part 3: your work');
  if (claim.earnings > 0)
    form.lines(
      ['Employer: ', fact('employer', 'statement', claim.selfEmployed ? 'self-employed' : draws.pick(employers))],
      ['Earnings a month: ', fact('earnings', 'money', money(claim.earnings))],
    );
  else form.lines(['Earnings a month: ', fact('earnings', 'statement', 'none')]);
  form.heading('Part 4: anything else we should know');
  form.say(
    draws.pick([
      'I filled this in with help from the advice desk at the library.',
      'My hours change from week to week, so the sum above is what I was paid last month.',
      'Please write rather than ring: I work at night and sleep in the day.',
      'I have sent the tenancy agreement with this form. The rest will follow.',
      'Nothing more to say.',
    ]),
  );
  form.heading('Part 5: declaration');
  form.say(
    'What I have written is true as far as I know. I will say so if anything changes. Made on ',
    fact('claim-date', 'date', day(0)),
    '.',
  );
  return form.finish('claim-form');
}
