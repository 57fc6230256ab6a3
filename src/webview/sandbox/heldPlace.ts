import { scan } from '../../core/guard/scan.js';
import type { SandboxInput } from '../../core/protocol.js';
import type { Hold } from '../guard/hold.js';
import { textPlacesOf } from './replaceIn.js';
import type { TextPlace } from './tools.js';

/** The text to go back to: the first, in the order they are sent, in which something holds it back. */
export function heldPlace(hold: Hold, input: SandboxInput): TextPlace {
  const found = hold.kind === 'blocked' ? [hold.found] : hold.found;
  const parts = found.map(({ part }) => part);
  const places = textPlacesOf(input).filter((place) => parts.some((part) => place.startsWith(part)));
  const [first = 'prompt-a', second] = places;
  // Of two prompts it may be the second.
  return first === 'prompt-a' && second === 'prompt-b' && !scan(input.a.prompt).some(({ reserved }) => !reserved)
    ? second
    : first;
}
