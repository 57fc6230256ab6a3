import { compose, fact, wordsPerPage } from './document.js';
import type { Piece, SyntheticDocument } from './document.js';
import { money } from './story.js';
import type { Story } from './story.js';

/** The log of a service desk: what broke, who saw it, how long it lasted. Entry after entry until the pages are full. */
export function incidentLog(story: Story): SyntheticDocument {
  const { claim, draws, other, day, pages } = story;
  const log = compose(`Incident log of the service desk, ${claim.town}`);
  log.lines(['Kept by: ', fact('keeper', 'name', other(600).name)], ['Opened: ', fact('opened', 'date', day(0))]);
  let at = 0;
  for (let entry = 1; log.words() < pages * wordsPerPage - 40; entry += 1) {
    at += draws.whole(0, 4);
    const time = `${String(draws.whole(7, 18)).padStart(2, '0')}:${String(draws.whole(0, 59)).padStart(2, '0')}`;
    log.say(
      `Incident ${entry}. `,
      fact(`date-${entry}`, 'date', day(at)),
      ', ',
      fact(`time-${entry}`, 'statement', time),
      '. ',
      ...what(story, entry, at),
    );
  }
  return log.finish('incident-log');
}

function what({ claim, draws, other, day }: Story, entry: number, at: number): readonly Piece[] {
  const key = (name: string) => `${name}-${entry}`;
  // The claimant of the story is the first who rang.
  const reporter = entry === 1 ? claim.name : other(600 + draws.whole(1, 150)).name;
  return [
    ...draws.pick<() => readonly Piece[]>([
      () => [
        'The queue screen stood still and called nobody. ',
        fact(key('waiting'), 'number', `${draws.whole(3, 58)} people`),
        ' were waiting. ',
      ],
      () => [
        'The payment page showed an error to ',
        fact(key('shown-to'), 'number', `${draws.whole(11, 940)} visitors`),
        '. ',
      ],
      () => [
        'Letters were printed with yesterday’s date; ',
        fact(key('letters'), 'number', `${draws.whole(12, 460)} letters`),
        ' had to be printed again. ',
      ],
      () => ['The lift stopped between two floors with nobody in it. '],
      () => [
        'A form lost what had been typed when the page was left open for more than ',
        fact(key('open'), 'number', `${draws.whole(10, 45)} minutes`),
        '. ',
      ],
      () => ['The telephone menu sent callers in a circle. '],
      () => [
        'A payment went out twice, ',
        fact(key('twice'), 'money', money(draws.whole(2_100, 99_000) / 100)),
        ' each time. ',
      ],
    ])(),
    'Reported by ',
    fact(key('reporter'), 'name', reporter),
    draws.pick([' at the counter', ' by telephone', ' in a message', ' on the way past']),
    '. ',
    draws.pick([
      'The cause was an update in the night that nobody had been told of. ',
      'The cause is not known; it has not come back since. ',
      'The cause was a full disk, as in the spring. ',
      'The cause was a cable behind the cabinet. ',
      'The supplier says that the fault is ours, and we say that it is theirs. ',
    ]),
    'It lasted ',
    fact(key('lasted'), 'number', `${draws.whole(6, 320)} minutes`),
    ' and was put right by ',
    fact(key('mended-by'), 'name', other(760 + draws.whole(1, 12)).name),
    '. ',
    ...draws.pick<() => readonly Piece[]>([
      () => ['Nothing more to do.'],
      () => ['To be looked at again on ', fact(key('again'), 'date', day(at + draws.whole(5, 40))), '.'],
      () => ['The repair cost ', fact(key('cost'), 'money', money(draws.whole(3_500, 88_000) / 100)), '.'],
      () => ['We told those who had been kept waiting why, and were thanked for it.'],
    ])(),
  ];
}
