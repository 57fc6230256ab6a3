import type { Phase } from '../../core/views.js';
import { t } from '../words.js';

/** What the model is doing, in words. */
export function sayPhase(phase: Phase): string {
  switch (phase) {
    case 'queued':
      return t('Waiting for the model');
    case 'loading':
      return t('Loading the model');
    case 'reading':
      return t('The model is reading');
    case 'writing':
      return t('The model is writing');
    default:
      return phase satisfies never;
  }
}
