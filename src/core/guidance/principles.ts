/** The ten principles of the AI Playbook: which edition, when it was last looked at, and what has come after it. */

/** A publication that has taken the place of another. Taught beside the old one, never instead of saying so. */
export interface Replacement {
  readonly now: string;
  /** When, as far as it is known: a day, `2026-02-05`, or a month, `2025-05`. */
  readonly since: string;
  /** Who says so. */
  readonly said: { readonly title: string; readonly url: string };
}

/** A dated set of rules with its source. */
export interface Guidance {
  readonly source: {
    readonly title: string;
    /** What it is called where space is short. */
    readonly short: string;
    readonly publisher: string;
    readonly url: string;
    readonly published: string;
    readonly licence: string;
  };
  /** The day on which we last looked whether this still stands. */
  readonly asOf: string;
  /** The last day before somebody must look again. */
  readonly reviewBy: string;
  readonly supersededBy?: Replacement;
}

export interface Principle {
  readonly number: number;
  /** Word for word as published. */
  readonly name: string;
}

/** Where the principles stand, and what the government says has replaced that document. */
export const playbook: Guidance = {
  source: {
    title: 'Artificial Intelligence Playbook for the UK Government',
    short: 'AI Playbook',
    publisher: 'Government Digital Service',
    url: 'https://www.gov.uk/government/publications/ai-playbook-for-the-uk-government/artificial-intelligence-playbook-for-the-uk-government-html',
    published: '2025-02-10',
    licence: 'Open Government Licence v3.0',
  },
  asOf: '2026-11-23',
  reviewBy: '2027-05-23',
  supersededBy: {
    now: 'AI Knowledge Hub',
    since: '2025-05',
    said: {
      title: 'House of Lords written answer HL15270',
      url: 'https://www.parallelparliament.co.uk/question/HL15270/artificial-intelligence-civil-service',
    },
  },
};

/** The names, word for word. Number 4 says “stages”, number 5 says “full”. */
export const principles: readonly Principle[] = [
  { number: 1, name: 'You know what AI is and what its limitations are' },
  { number: 2, name: 'You use AI lawfully, ethically and responsibly' },
  { number: 3, name: 'You know how to use AI securely' },
  { number: 4, name: 'You have meaningful human control at the right stages' },
  { number: 5, name: 'You understand how to manage the full AI life cycle' },
  { number: 6, name: 'You use the right tool for the job' },
  { number: 7, name: 'You are open and collaborative' },
  { number: 8, name: 'You work with commercial colleagues from the start' },
  { number: 9, name: 'You have the skills and expertise needed to implement and use AI' },
  {
    number: 10,
    name: "You use these principles alongside your organisation's policies and have the right assurance in place",
  },
];
