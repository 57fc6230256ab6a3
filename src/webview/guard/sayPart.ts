import type { SentPart } from '../../core/guard/sentPart.js';
import { t } from '../words.js';

/** A part of what is sent, as the beginning of a sentence. */
export function sayPart(part: SentPart): string {
  switch (part) {
    case 'prompt':
      return t('In the prompt');
    case 'system':
      return t('In the system prompt');
    case 'data':
      return t('In the document');
    default:
      return part satisfies never;
  }
}
