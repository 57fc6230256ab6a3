import { figure, t } from '../words.js';
import { sayList } from '../../core/sentences/words.js';
import { nameOf, sayFinding } from '../../core/guard/explain.js';
import { sentParts } from '../../core/guard/sentPart.js';
import type { FoundInPart } from './hold.js';
import { sayPart } from './sayPart.js';
import { groupsOf, type FindingGroup } from './groups.js';

/** What there is to decide about, part by part. */
export function DecisionWords({ found }: { readonly found: readonly FoundInPart[] }) {
  const parts = sentParts.flatMap((part) => {
    const groups = groupsOf(found.flatMap((each) => (each.part === part ? [each.finding] : [])));
    return groups.length === 0 ? [] : [{ part, groups }];
  });
  return (
    <>
      <p class="hold-title">
        {found.length === 1
          ? t('Before you send: 1 thing to decide about')
          : t('Before you send: {count} things to decide about', { count: figure(found.length) })}
      </p>
      <ul>
        {parts.map(({ part, groups }) => (
          <li key={part}>
            {t('{part}: {kinds}.', {
              part: sayPart(part),
              kinds: sayList(groups.map(sayGroup), t),
            })}
          </li>
        ))}
      </ul>
      <p>{t('Does the task need it, and may it go to this model? You decide, and you answer for it.')}</p>
    </>
  );
}

/** `postcode (2 places)`; a marking by what it says. */
function sayGroup({ findings: [first, ...more] }: FindingGroup): string {
  const name = first.type === 'marking' ? sayFinding(first, t).what : nameOf(first.type, t);
  return more.length === 0 ? name : t('{name} ({count} places)', { name, count: figure(more.length + 1) });
}
