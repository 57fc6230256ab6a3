/** The sentences of a text in which an expression is found. */

const longest = 600;
const ends = /[.!?](?=["')\]]*(?:\s|$))|\n|\r/g;

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
    const stretch = text.slice(start, at);
    ends.lastIndex = 0;
    for (const found of stretch.matchAll(ends))
      start = Math.max(start, at - stretch.length + found.index + found[0].length);
    const from = at + match[0].length;
    const forward = text.slice(from, from + longest / 2);
    ends.lastIndex = 0;
    const stop = ends.exec(forward);
    let end = stop ? from + stop.index + (/\s/.test(stop[0]) ? 0 : 1) : from + forward.length;
    done = Math.max(end, at + 1);
    while (start < at && /[\s"'([*_>-]/.test(text.charAt(start))) start += 1;
    while (end > from && /\s/.test(text.charAt(end - 1))) end -= 1;
    yield { start, end };
  }
}
