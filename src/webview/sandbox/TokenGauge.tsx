import { figure, t } from '../words.js';
import { Sign } from '../parts/Sign.js';
import type { Fullness } from './tokens.js';

export function TokenGauge({ fullness }: { readonly fullness: Fullness }) {
  const figures = { tokens: figure(fullness.tokens), total: figure(fullness.contextTokens) };
  switch (fullness.state) {
    case 'fits':
      return <>{t('about {tokens} of {total} tokens', figures)}</>;
    case 'tight':
      return (
        <>
          <Sign kind="warning" /> {t('about {tokens} of {total} tokens: little room for the answer', figures)}
        </>
      );
    case 'over':
      return (
        <>
          <Sign kind="warning" />{' '}
          {t('about {tokens} of {total} tokens: too long, not all of it would be read', figures)}
        </>
      );
    default:
      return fullness.state satisfies never;
  }
}
