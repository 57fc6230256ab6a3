/** What the data is called in a sentence: `Letter` as `letter`. Undefined when it has no title. */
export function dataSourceName(title: string | undefined): string | undefined {
  if (title === undefined) return undefined;
  // An abbreviation keeps its capitals.
  return /^\p{Lu}\p{Ll}/u.test(title) ? title.slice(0, 1).toLowerCase() + title.slice(1) : title;
}
