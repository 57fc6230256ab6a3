/** What models are called in Ollama, and what they are called to people. */

import { catalogue } from '../../core/models/catalogue.js';

/** Ollama's own rule: a name without a tag means `:latest`. */
export const wholeName = (name: string): string => (/:[^/]+$/.test(name) ? name : `${name}:latest`);

/** Under this name a file of the catalogue is put into Ollama: by its tag, marked as ours so that it never stands for the original. */
export const importedName = (tag: string): string => `sandpit-${tag}`;

/** What people read: the catalogue's title where it knows the model, else Ollama's own name. */
export function titleOf(name: string): string {
  const known = catalogue.find((model) =>
    model.places.some(
      (place) => place.kind === 'ollama' && [place.tag, importedName(place.tag)].includes(wholeName(name)),
    ),
  );
  return known?.title ?? name.replace(/:latest$/, '');
}
