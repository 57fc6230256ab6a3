/** Texts made to be slow to read: long runs of what expressions begin with and never end. */

export const candidateTexts: readonly (readonly [string, string])[] = [
  ['digits', '1'],
  ['digits in groups', '12 '],
  ['digits with hyphens', '12-34-56-'],
  ['digits of a valid card', '4111 1111 1111 1111 '],
  ['zeros', '0'],
  ['telephone beginnings', '+44 (0)'],
  ['brackets', '(0)'],
  ['capitals', 'AB'],
  ['capitals and digits', 'A1'],
  ['postcode halves', 'SW1A '],
  ['NINO halves', 'AB12'],
  ['IBAN beginnings', 'GB82 WEST '],
  ['at signs', '@'],
  ['addresses without an end', 'a@b.'],
  ['local parts', 'a.b+c'],
  ['titles', 'Mr '],
  ['names', 'Mr Anna '],
  ['name labels', 'Name: '],
  ['words with capitals', 'Anna '],
  ['spaces', ' '],
  ['lines', '\n'],
  ['carriage returns', 'OFFICIAL\r'],
  ['markings', 'OFFICIAL - '],
  ['markings on one line', '| OFFICIAL-SENSITIVE '],
  ['caveats', 'SECRET AB/'],
  ['tags', '<p '],
  ['open tags', 'OFFICIAL<'],
  ['orders', 'ignore '],
  ['orders with all', 'ignore all your previous '],
  ['summaries', 'when summarising this '],
  ['your answers', 'in your summary '],
  ['quotes', '"a '],
  ['pictures', '![a](http'],
  ['comments', '<!--'],
  ['dates', '12/03/'],
  ['born', 'born on '],
  ['sort codes', 'sort code 12-34-56 '],
  ['accounts', 'account number '],
  ['spaces without width', '1\u200b'],
  ['HTML spaces', '&nbsp;'],
  ['lone surrogates', '\ud83d'],
  ['right to left', '\u202eabc'],
  ['NULs', '\0'],
];

/** Seconds of processor time that a piece of work takes: a machine that is busy with something else does not count. */
export function seconds(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
