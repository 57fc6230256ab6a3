import type { z } from 'zod';
import { playbook, principles } from '../principles.js';
import type { ruleSchema } from '../rule.js';

/** What each principle asks for, in our own words. The names are those of the publication, in `principles.ts`. */
const meanings: readonly string[] = [
  'An AI tool can be wrong and sound sure. It does not reason as a person does, and it does not know your case. Take what it says as a good guess and not as a fact, and check it.',
  'Ask your legal and data protection people early. Look for bias, and think of the cost to the environment. Your organisation stays responsible for every output of AI and for every decision that it helps to make.',
  'Know how AI is attacked and how it leaks: instructions that are hidden in a document, data that gets out, training data that was tampered with, answers that are made up. Keep to Secure by Design and to the security rules of your organisation.',
  'A person checks before a decision of high risk is made. Where a tool answers at once, nobody can check first. Then control moves to tests before it is used, checks while it is used, and a way for people to report a fault and reach a person.',
  'Plan for its whole life: choose it, set it up, keep it up to date, watch whether it gets worse, and close it down safely.',
  'Begin with the problem. “AI is not the answer” is as good a result as “AI is the answer”.',
  'Tell the public where you use AI. Publish a transparency record where the standard asks for one, and label the replies that a machine writes.',
  'Talk to your commercial colleagues before anything is bought or tried, and not after.',
  'Make room for learning: the Playbook speaks of 5 days a year. Put people with different skills into the team.',
  'The rules of your own organisation come on top of these. Know who reviews a use of AI, and whom to tell when something goes wrong.',
];

const { source, asOf, reviewBy, supersededBy } = playbook;

export const tenPrinciples: readonly z.input<typeof ruleSchema>[] = principles.map(({ number, name }, index) => ({
  id: `principle-${number}`,
  kind: 'principle',
  title: `Principle ${number}: ${name}`,
  text: meanings[index] ?? '',
  source: {
    title: source.title,
    publisher: source.publisher,
    url: source.url,
    published: source.published,
    read: asOf,
    licence: source.licence,
  },
  asOf,
  reviewBy,
  ...(supersededBy && {
    supersededBy: {
      rule: 'ai-knowledge-hub',
      title: supersededBy.now,
      since: supersededBy.since,
      said: { ...supersededBy.said },
      stillTaught: true,
    },
  }),
  principles: [number],
}));
