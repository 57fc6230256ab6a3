import { t } from '../words.js';

export type SignKind = 'passed' | 'failed' | 'warning';

const shapes = {
  passed: 'M3 8.5 6.5 12 13 4.5',
  failed: 'M4 4l8 8M12 4l-8 8',
  warning: 'M8 2 14.5 13.5h-13zM8 6.5v3.5M8 12v.1',
} as const satisfies Record<SignKind, string>;

/** A shape, a colour and, for those who see neither, a word. Colour alone never tells anything. */
export function Sign({ kind }: { readonly kind: SignKind }) {
  return (
    <span class={`sign sign-${kind}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={shapes[kind]} />
      </svg>
      <span class="unseen">{signWord(kind)} </span>
    </span>
  );
}

function signWord(kind: SignKind): string {
  switch (kind) {
    case 'passed':
      return t('Passed:');
    case 'failed':
      return t('Not passed:');
    case 'warning':
      return t('Warning:');
    default:
      return kind satisfies never;
  }
}
