/**
 * The text of answers that are being written. It is kept outside the drawn tree: a piece costs one text
 * node that is appended, and no component is drawn again until the answer ends.
 */

export interface Streams {
  /** What the extension says the text is so far; the truth whenever a view arrives. */
  set(id: string, text: string): void;
  append(id: string, piece: string): void;
  /** Shows the stream in an element, from now on; gives the function that ends it. */
  attach(id: string, element: HTMLElement): () => void;
}

export function createStreams(): Streams {
  const texts = new Map<string, string>();
  const elements = new Map<string, HTMLElement>();
  return {
    set(id, text) {
      texts.set(id, text);
      const element = elements.get(id);
      // Left alone when nothing differs, so that a selection in the text holds.
      if (element && element.textContent !== text) show(element, text);
    },
    append(id, piece) {
      texts.set(id, (texts.get(id) ?? '') + piece);
      const element = elements.get(id);
      if (element) write(element, piece);
    },
    attach(id, element) {
      show(element, texts.get(id) ?? '');
      elements.set(id, element);
      return () => {
        if (elements.get(id) === element) elements.delete(id);
      };
    },
  };
}

function show(element: HTMLElement, text: string): void {
  element.replaceChildren();
  write(element, text);
}

/**
 * Each line is a block of its own, with its line break kept in it, and each piece a text node. A browser works through
 * the whole of a block whenever text is added to it: in one block for all, that work would grow with the square of the
 * answer's length. Adding a node costs less script than lengthening one, and leaves a selection in peace.
 */
function write(element: HTMLElement, piece: string): void {
  for (let from = 0; from < piece.length;) {
    const lineBreak = piece.indexOf('\n', from);
    const to = lineBreak < 0 ? piece.length : lineBreak + 1;
    const part = document.createTextNode(piece.slice(from, to));
    from = to;
    const line = element.lastElementChild;
    if (line && !line.lastChild?.nodeValue?.endsWith('\n')) line.appendChild(part);
    else element.appendChild(document.createElement('div')).appendChild(part);
  }
}
