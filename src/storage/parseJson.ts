/**
 * Reads JSON that the product wrote itself. The error has no piece of the text, as the one of `JSON.parse` does: what is kept may be
 * personal, and errors go to the log.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new SyntaxError(`no JSON, or not all of it: ${text.length} characters`);
  }
}
