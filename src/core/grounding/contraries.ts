/** Words of which only one can be true of the same thing: pairs of opposites, and members of a closed set such as the colours. */

/** Left and right of a bar are opposites; the words on one side are near enough to stand for one another. */
const opposites = `
increase increases rise rose risen grow grew grown growth climb raise higher upward expand expansion surge exceed | decrease reduce reduction fall fell fallen decline shrink shrank lower lowered downward cut slump contraction downturn
accept accepted approve approved approval agree agreed allow allowed permit permitted grant granted authorise | reject rejected rejection refuse refused refusal deny denied disagree forbid forbidden ban banned prohibit prohibited disallow turned
include included including | exclude excluded excluding exclusion omit
always | never
everyone everybody | nobody
success succeed succeeded successful successfully | failure fail failed unsuccessful unsuccessfully
easy easier easily simple | difficult difficulty hard harder complex complicated
strong stronger strengthen | weak weaker weaken
safe safer safely | unsafe dangerous danger
public | private
internal internally | external externally
positive positively | negative negatively
buy bought purchase | sell sold sale
permanent permanently | temporary temporarily
voluntary optional | compulsory mandatory required
possible | impossible
legal lawful | illegal unlawful
maximum most | minimum least
happy glad pleased delighted excited | sad unhappy upset disappointed displeased
confirm confirmed | deny denied
encourage encouraged | discourage discouraged
praise praised | criticise criticised criticize criticized criticism condemn condemned
optimistic optimism | pessimistic pessimism
known | unknown
correct correctly accurate accurately | incorrect incorrectly inaccurate wrong
supervised supervision | unsupervised
indoor indoors inside | outdoor outdoors outside
northern north | southern south
eastern east | western west
profit profitable profits earnings earn earned gain | loss losses deficit lose lost
inflow | outflow
borrow borrowed | lend lent
guilty convicted | innocent acquitted
export exported | import imported
explicit explicitly | implicit implicitly
linear | nonlinear
direct directly | indirect indirectly
active actively | inactive passive passively
healthy | unhealthy
efficient efficiently efficiency | inefficient inefficiently inefficiency
effective effectively | ineffective ineffectively
necessary | unnecessary
important | unimportant trivial
popular | unpopular
formal formally | informal informally
allowable eligible entitled | ineligible
enable enabled | disable disabled
maximise maximize maximizing maximising | minimise minimize minimizing minimising
`;

/** In each row only one word can be the right one; words joined by a stroke mean the same. */
const sets = `
red blue green yellow orange purple pink brown black white grey/gray
spring summer autumn/fall winter
breakfast lunch dinner/supper
mother/mum/mom father/dad brother sister son daughter aunt uncle cousin nephew niece grandmother/grandma grandfather/grandpa
husband wife
daily weekly fortnightly monthly quarterly yearly/annual/annually/annum
doctor/gp nurse dentist teacher lawyer/solicitor engineer plumber electrician accountant architect
car/vehicle bus train plane/flight bicycle/bike/cycle motorcycle ship/boat lorry/truck
kitchen bathroom bedroom garage
football rugby cricket tennis basketball hockey golf swimming
dog cat horse rabbit bird fish
tea coffee
gold silver bronze platinum
north/northern/northward south/southern/southward east/eastern west/western
morning afternoon evening night
`;

/** For a word, its own like and those it stands against. */
export interface Contrary {
  readonly own: ReadonlySet<string>;
  readonly other: ReadonlySet<string>;
}

/** By stem. The words are read once, by the caller's stemmer, so that the table can hold whole words. */
export function contrariesBy(stem: (word: string) => string): ReadonlyMap<string, readonly Contrary[]> {
  const found = new Map<string, Contrary[]>();
  const add = (own: ReadonlySet<string>, other: ReadonlySet<string>) => {
    for (const word of own) found.set(word, [...(found.get(word) ?? []), { own, other }]);
  };
  const rows = (text: string) => text.trim().split('\n');
  const read = (words: readonly string[]) => new Set(words.map(stem));
  for (const row of rows(opposites)) {
    const [one = [], two = []] = row.split(' | ').map((side) => side.trim().split(' '));
    add(read(one), read(two));
    add(read(two), read(one));
  }
  for (const row of rows(sets)) {
    const members = row.split(' ').map((member) => read(member.split('/')));
    for (const own of members) add(own, new Set(members.flatMap((member) => (member === own ? [] : [...member]))));
  }
  return found;
}
