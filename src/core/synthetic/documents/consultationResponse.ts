import { compose, fact, wordsPerPage } from './document.js';
import type { Piece, SyntheticDocument } from './document.js';
import { money } from './story.js';
import type { Story } from './story.js';

/** Answers to a consultation about a library’s hours: many voices, who do not agree. One after another until the pages are full. */
export function consultationResponse(story: Story): SyntheticDocument {
  const { claim, draws, other, day, pages } = story;
  const responses = compose(`Responses to the consultation on the opening hours of ${claim.town} library`);
  responses.say(
    'The consultation was open from ',
    fact('opened', 'date', day(0)),
    ' to ',
    fact('closed', 'date', day(draws.whole(42, 84))),
    '. The proposal was to open ',
    fact('hours-proposed', 'number', `${draws.whole(18, 30)} hours`),
    ' a week instead of ',
    fact('hours-now', 'number', `${draws.whole(34, 46)} hours`),
    ', and so to save ',
    fact('saving', 'money', money(draws.whole(18_000, 96_000))),
    ' a year. Names are given where the writer agreed.',
  );
  for (let number = 1; responses.words() < pages * wordsPerPage - 60; number += 1) {
    responses.heading(`Response ${number}`);
    responses.say(...answer(story, number));
    responses.lines([
      fact(`writer-${number}`, 'name', number === 1 ? claim.name : other(300 + number).name),
      `, ${other(300 + number).town}`,
    ]);
  }
  return responses.finish('consultation-response');
}

function answer({ draws, day }: Story, number: number): readonly Piece[] {
  const key = (name: string) => `${name}-${number}`;
  const [side, because] = draws.pick([
    ['against', 'I am against it. '],
    ['against', 'Please do not do this. '],
    ['for', 'I am for the proposal. '],
    ['for', 'It makes sense to me. '],
    ['undecided', 'I cannot say yes or no to this as it is written. '],
  ] as const);
  const reasons: readonly (() => readonly Piece[])[] = [
    () => [
      'I go there ',
      fact(key('visits'), 'number', `${draws.whole(2, 14)} times`),
      ' a month, mostly after work, and would find the door shut on most of those days.',
    ],
    () => [
      'The bus fare to the next library is ',
      fact(key('fare'), 'money', money(draws.whole(180, 690) / 100)),
      ' there and back, which is a meal.',
    ],
    () => [
      'My neighbour, who is ',
      fact(key('age'), 'number', String(draws.whole(71, 96))),
      ', reads the paper there because it is warm and somebody says good morning.',
    ],
    () => [
      'In my count, on one wet afternoon, there were ',
      fact(key('counted'), 'number', `${draws.whole(3, 61)} people`),
      ' in the room, and half of them were at the computers.',
    ],
    () => [
      'Volunteers kept a shelf open at the hall for ',
      fact(key('weeks'), 'number', `${draws.whole(5, 50)} weeks`),
      ', and it can be done again if somebody pays for the light.',
    ],
    () => [
      'I had written about this on ',
      fact(key('wrote'), 'date', day(-draws.whole(10, 500))),
      ' and had no answer, which is why I write again.',
    ],
    () => [
      'The roof has to be mended whatever the hours are, and the ',
      fact(key('roof'), 'money', money(draws.whole(4_000, 60_000))),
      ' for it are in none of the tables.',
    ],
    () => ['Children do their homework there. Ours shares a room, and a table of one’s own is not a small thing.'],
    () => ['Fewer hours that one can rely on are better than more that are cut at the last minute.'],
  ];
  const chosen = draws.shuffled(reasons).slice(0, draws.whole(2, 4));
  const ending = draws.pick([
    'Please say in your report what people said, not how many said it.',
    'Whatever you decide, put it on the door and not only on the website.',
    'I would come to a meeting if it were in the evening.',
    'Thank you for asking.',
    'You asked the same three years ago. The answer is the same.',
  ]);
  return [
    because,
    ...chosen.flatMap((reason) => [...reason(), ' ']),
    ending,
    ' (',
    fact(key('view'), 'statement', side),
    ')',
  ];
}
