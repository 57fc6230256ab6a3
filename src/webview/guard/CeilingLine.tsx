import type { Ceiling } from '../../core/guard/ceilings.js';
import { capital } from '../../core/sentences/words.js';
import { t } from '../words.js';

export interface CeilingLineProps {
  readonly ceiling: Ceiling;
  /** In words: `on this machine`. */
  readonly where: string;
}

/** How far a text may go with this model, and that this is no approval. */
export function CeilingLine({ ceiling, where }: CeilingLineProps) {
  return (
    <>
      {t('{where}: {ceiling}. Practise with made-up data. Running there is no approval by itself.', {
        where: capital(where),
        ceiling: sayLevel(ceiling),
      })}
    </>
  );
}

/** A ceiling in a few words: `up to OFFICIAL`. */
export function sayLevel(ceiling: Ceiling): string {
  switch (ceiling) {
    case 'none':
      return t('nothing that carries a marking');
    case 'published':
      return t('only what is published');
    case 'OFFICIAL':
    case 'OFFICIAL-SENSITIVE':
      return t('up to {level}', { level: ceiling });
    default:
      return ceiling satisfies never;
  }
}
