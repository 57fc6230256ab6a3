import type { SandboxView } from '../../core/protocol.js';
import { t } from '../words.js';

export interface ModelPickerProps {
  readonly id: string;
  readonly label: string;
  readonly models: SandboxView['models'];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

export function ModelPicker({ id, label, models, chosen, choose }: ModelPickerProps) {
  const known = models.some((model) => model.id === chosen);
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      <select
        id={id}
        value={known ? chosen : ''}
        disabled={models.length === 0}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {!known && <option value="">{models.length === 0 ? t('No model yet') : t('Choose a model')}</option>}
        {models.map((model) => (
          <option key={model.id} value={model.id} disabled={!model.usable}>
            {model.usable ? model.title : t('{title} (cannot be used)', { title: model.title })}
          </option>
        ))}
      </select>
    </div>
  );
}
