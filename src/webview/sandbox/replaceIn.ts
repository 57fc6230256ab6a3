import type { PseudonymMap } from '../../core/guard/pseudonyms.js';
import type { SandboxInput } from '../../core/protocol.js';
import { replaceTexts } from '../guard/replaceTexts.js';
import { writeInto } from '../guard/writeInto.js';
import { columnsOf } from './receive.js';
import type { TextPlace } from './tools.js';

/** The texts that a run would send. */
export const textPlacesOf = (input: SandboxInput): readonly TextPlace[] => [
  'prompt-a',
  ...(columnsOf(input).includes('b') && input.compare === 'prompts' ? (['prompt-b'] as const) : []),
  'system',
  'data',
];

/** Writes examples into the boxes of these texts, so that their own undo can take them back; the rest comes back in the input. */
export function replaceIn(
  input: SandboxInput,
  places: readonly TextPlace[],
  known: PseudonymMap,
): { readonly input: SandboxInput; readonly map: PseudonymMap } {
  const textOf: { readonly [Place in TextPlace]: string } = {
    'prompt-a': input.a.prompt,
    'prompt-b': input.b.prompt,
    system: input.system,
    data: input.data.text,
  };
  const { texts, map } = replaceTexts(
    places.map((place) => textOf[place]),
    known,
  );
  let changed = input;
  places.forEach((place, index) => {
    const text = texts[index] ?? textOf[place];
    if (text === textOf[place]) return;
    if (place === 'data') {
      changed = { ...changed, data: { ...changed.data, text } };
      return;
    }
    const box = document.getElementById(place);
    if (box instanceof HTMLTextAreaElement) writeInto(box, text);
  });
  return { input: changed, map };
}
