import { compareMode, type CompareMode } from '../../core/protocol.js';
import { t } from '../words.js';

export interface ComparePickerProps {
  readonly chosen: CompareMode;
  readonly choose: (mode: CompareMode) => void;
}

export function ComparePicker({ chosen, choose }: ComparePickerProps) {
  return (
    <div class="field">
      <label class="label" for="compare">
        {t('Compare')}
      </label>
      <select id="compare" value={chosen} onChange={(event) => choose(compareMode.parse(event.currentTarget.value))}>
        {compareMode.options.map((mode) => (
          <option key={mode} value={mode}>
            {sayMode(mode)}
          </option>
        ))}
      </select>
    </div>
  );
}

function sayMode(mode: CompareMode): string {
  switch (mode) {
    case 'none':
      return t('Nothing');
    case 'prompts':
      return t('Two prompts');
    case 'models':
      return t('Two models');
    case 'settings':
      return t('Two settings');
    default:
      return mode satisfies never;
  }
}
