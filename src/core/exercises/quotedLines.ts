/** A document inside a text: each of its lines behind a bar. */
export function quotedLines(text: string): readonly string[] {
  return text
    .trim()
    .split(/\r?\n/)
    .map((line) => `  | ${line}`.trimEnd());
}
