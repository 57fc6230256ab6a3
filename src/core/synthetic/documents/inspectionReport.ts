import { compose, fact, wordsPerPage } from './document.js';
import type { Piece, SyntheticDocument } from './document.js';
import { money } from './story.js';
import type { Story } from './story.js';

const rooms =
  'entrance hall,kitchen,living room,front bedroom,back bedroom,bathroom,landing,boiler cupboard,cellar,loft,yard,shared stairs,bin store,laundry room'.split(
    ',',
  );

/** A housing inspection, room by room and house by house, until the pages are full. */
export function inspectionReport(story: Story): SyntheticDocument {
  const { claim, draws, other, day, pages } = story;
  const report = compose(`Inspection report: ${claim.address}, ${claim.town}`);
  const visit = draws.whole(30, 80);
  report.lines(
    ['Inspector: ', fact('inspector', 'name', other(200).name)],
    ['Date of visit: ', fact('visit-date', 'date', day(visit))],
    ['Address: ', fact('address', 'place', `${claim.address}, ${claim.town}`)],
    ['Tenant: ', fact('tenant', 'name', claim.name)],
  );
  report.heading('Summary');
  report.say(
    'The visit took ',
    fact('duration', 'number', `${draws.whole(40, 170)} minutes`),
    '. Work is needed before the next letting, at an estimated cost of ',
    fact('total-cost', 'money', money(draws.whole(900, 18_000))),
    '. The landlord has until ',
    fact('deadline', 'date', day(visit + draws.whole(28, 90))),
    ' to say how and when. No one was found to be in danger.',
  );
  let order: readonly string[] = [];
  for (let section = 1; report.words() < pages * wordsPerPage - 60; section += 1) {
    if ((section - 1) % rooms.length === 0) order = draws.shuffled(rooms);
    const house = Math.floor((section - 1) / rooms.length);
    const room = order[(section - 1) % rooms.length] ?? 'hall';
    report.heading(
      `${section}. ${room.charAt(0).toUpperCase()}${room.slice(1)}${house > 0 ? `, flat ${house + 1}` : ''}`,
    );
    report.say(...look(story, section, room));
    report.say(...judge(story, section, visit));
  }
  return report.finish('inspection-report');
}

function look({ draws }: Story, section: number, room: string): readonly Piece[] {
  const key = (name: string) => `${name}-${section}`;
  const size = `${draws.whole(2, 5)}.${draws.whole(0, 9)} by ${draws.whole(2, 4)}.${draws.whole(0, 9)} metres`;
  return [
    `The ${room} measures `,
    fact(key('size'), 'number', size),
    draws.pick([
      ' and has one window, which opens. ',
      ' and has no daylight of its own. ',
      ' and was furnished on the day, so that one wall could not be seen. ',
      ' and had been painted not long before. ',
    ]),
    'The damp meter read ',
    fact(key('damp'), 'number', `${draws.whole(9, 38)} per cent`),
    draws.pick([' beside the outer wall', ' under the window', ' behind the door', ' at the foot of the chimney']),
    ' and ',
    fact(key('damp-elsewhere'), 'number', `${draws.whole(3, 8)} per cent`),
    ' elsewhere. ',
    draws.pick([
      'The tenant says that it is worse in winter and keeps a cloth there.',
      'The tenant had not noticed it and asked what it would mean.',
      'There is a smell that the tenant no longer smells.',
      'The plaster sounds hollow over an area as large as a door.',
      'Paint has lifted in three places, each smaller than a hand.',
      'The seal has gone and lets in a draught that moves a sheet of paper.',
    ]),
  ];
}

function judge({ draws, other, day }: Story, section: number, visit: number): readonly Piece[] {
  const key = (name: string) => `${name}-${section}`;
  return [
    draws.pick([
      'The likely cause is a gutter that spills. ',
      'The likely cause is warm air that cannot get out. ',
      'The cause could not be told without opening the wall. ',
      'The cause is wear, and nobody’s fault. ',
    ]),
    ...draws.pick<() => readonly Piece[]>([
      () => ['Mending it would cost about ', fact(key('cost'), 'money', money(draws.whole(45, 1_950))), '.'],
      () => ['It should be looked at again by ', fact(key('again'), 'date', day(visit + draws.whole(20, 200))), '.'],
      () => [
        'A quote was asked of ',
        fact(key('builder'), 'name', other(200 + draws.whole(1, 60)).name),
        ', who has worked in the building before.',
      ],
      () => [
        'It was first reported on ',
        fact(key('reported'), 'date', day(visit - draws.whole(40, 400))),
        ' and has been reported twice since.',
      ],
    ])(),
    ' ',
    draws.pick([
      'It does not stop anybody from living here. ',
      'It should not wait for another winter. ',
      'It is small, and cheap to put right now. ',
      'It is not the tenant’s to put right. ',
    ]),
    'Marked as ',
    fact(key('priority'), 'statement', `priority ${draws.whole(1, 4)}`),
    '.',
  ];
}
