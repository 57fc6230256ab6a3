import { sayFinding } from '../../core/guard/explain.js';
import { sayPrinciple } from '../../core/sentences/principles.js';
import { Sign } from '../parts/Sign.js';
import { t } from '../words.js';
import { sayLevel } from './CeilingLine.js';
import type { Hold } from './hold.js';
import { sayPart } from './sayPart.js';

/** Which marking is above which ceiling, where the text would go, and what to do. */
export function BlockedWords({ hold }: { readonly hold: Extract<Hold, { kind: 'blocked' }> }) {
  const { part, finding } = hold.found;
  const { what, instead, principle } = sayFinding(finding, t);
  return (
    <>
      <p class="hold-title">
        <Sign kind="failed" /> {t('This may not be sent')}
      </p>
      <p>
        {t('{part}: {what}.', { part: sayPart(part), what })}{' '}
        {t('It would go to a model {where}, where the ceiling is: {ceiling}. Nothing was sent.', {
          where: hold.where,
          ceiling: sayLevel(hold.ceiling),
        })}
      </p>
      <p>
        <strong>{t('Instead:')}</strong> {instead}
      </p>
      <p class="muted">{sayPrinciple(principle, t)}</p>
    </>
  );
}
