/**
 * The text of answers that are being written. It is kept outside the drawn tree: a piece costs one append to one
 * text node, and no component is drawn again until the answer ends.
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
  const nodes = new Map<string, Text>();
  return {
    set(id, text) {
      texts.set(id, text);
      const node = nodes.get(id);
      // Left alone when nothing differs, so that a selection in the text holds.
      if (node && node.data !== text) node.data = text;
    },
    append(id, piece) {
      texts.set(id, (texts.get(id) ?? '') + piece);
      nodes.get(id)?.appendData(piece);
    },
    attach(id, element) {
      const node = document.createTextNode(texts.get(id) ?? '');
      element.replaceChildren(node);
      nodes.set(id, node);
      return () => {
        if (nodes.get(id) === node) nodes.delete(id);
      };
    },
  };
}
