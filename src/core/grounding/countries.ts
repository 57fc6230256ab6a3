/** Countries and the words for what comes from them, where spelling alone does not tell that they belong together. */

const groups: readonly (readonly string[])[] = [
  'uk british britain britons briton united kingdom gb'.split(' '),
  'us usa american americans america states'.split(' '),
  'eu european europe union'.split(' '),
  'france french'.split(' '),
  'wales welsh'.split(' '),
  'scotland scottish scots scot'.split(' '),
  'ireland irish'.split(' '),
  'spain spanish spaniard'.split(' '),
  'netherlands dutch holland'.split(' '),
  'poland polish pole poles'.split(' '),
  'germany german germans'.split(' '),
  'china chinese'.split(' '),
  'russia russian russians'.split(' '),
  'ukraine ukrainian ukrainians'.split(' '),
  'turkey turkish'.split(' '),
  'sweden swedish swedes'.split(' '),
  'denmark danish danes'.split(' '),
  'finland finnish finns'.split(' '),
  'switzerland swiss'.split(' '),
  'greece greek greeks'.split(' '),
  'philippines filipino'.split(' '),
  'thailand thai'.split(' '),
  'israel israeli israelis'.split(' '),
  'christmas xmas'.split(' '),
];
const endings = /(?:ians?|eans?|ans?|ish|ese|is?|ns?)$/u;

/** "Mexican" when the source has "Mexico"; "British" when it has "UK". Everything in lower case. */
export function sameCountry(asked: string, spellings: ReadonlySet<string>): boolean {
  if (groups.some((group) => group.includes(asked) && group.some((word) => spellings.has(word)))) return true;
  const root = asked.replace(endings, '');
  const cut = root !== asked && root.length >= 4;
  for (const word of spellings) {
    if (cut && word.startsWith(root) && word.length - root.length <= 2) return true;
    const other = word.replace(endings, '');
    if (other !== word && other.length >= 4 && asked.startsWith(other) && asked.length - other.length <= 2) return true;
  }
  return false;
}
