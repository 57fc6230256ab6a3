/** The sentences of a text in which an expression is found. */

const longest = 600;

const isSpace = (code: number) => code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
const isLineEnd = (code: number) => code === 10 || code === 13;
/** `"`, `'`, `)` and `]`, which may stand between a full stop and the space after it. */
const closes = (code: number) => code === 34 || code === 39 || code === 41 || code === 93;

/** What may stand before the first word of a sentence. */
const opens = /[\s"'([*_>-]/;

/** A sentence ends with the character at the place: a line end, or `.`, `!`, `?` before a space or the end of the text. */
function endsSentence(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (isLineEnd(code)) return true;
  if (code !== 46 && code !== 33 && code !== 63) return false;
  let next = at + 1;
  while (next < at + 8 && closes(text.charCodeAt(next))) next += 1;
  return next >= text.length || isSpace(text.charCodeAt(next));
}

/** Each sentence once, in order, without the spaces around it; one longer than 600 characters is cut. Linear for a linear expression. */
export function* sentencesWith(
  expression: RegExp,
  text: string,
): Generator<{ readonly start: number; readonly end: number }> {
  let done = 0;
  const search = new RegExp(expression.source, expression.flags);
  for (;;) {
    search.lastIndex = done;
    const match = search.exec(text);
    if (!match) return;
    const at = match.index;
    let start = Math.max(done, at - longest / 2);
    // By hand, a character at a time: an expression for the ends of sentences took longer than the search itself.
    for (let place = at - 1; place >= start; place -= 1)
      if (endsSentence(text, place)) {
        start = place + 1;
        break;
      }
    const from = at + match[0].length;
    const furthest = Math.min(text.length, from + longest / 2);
    let end = from;
    while (end < furthest && !endsSentence(text, end)) end += 1;
    if (end < furthest && !isLineEnd(text.charCodeAt(end))) end += 1;
    done = Math.max(end, at + 1);
    while (start < at && opens.test(text.charAt(start))) start += 1;
    while (end > from && isSpace(text.charCodeAt(end - 1))) end -= 1;
    yield { start, end };
  }
}
