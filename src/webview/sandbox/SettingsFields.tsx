import { useState } from 'preact/hooks';
import type { SettingsView } from '../../core/protocol.js';
import { figure, t } from '../words.js';
import { readSetting, settingsOf, type Setting } from './settings.js';

export interface SettingsFieldsProps {
  /** Grows into the ids of the fields. */
  readonly id: string;
  readonly legend: string;
  readonly settings: SettingsView;
  readonly change: (settings: SettingsView) => void;
}

export function SettingsFields({ id, legend, settings, change }: SettingsFieldsProps) {
  return (
    <fieldset class="settings">
      <legend class="label">{legend}</legend>
      {settingsOf().map((setting) => (
        <SettingField
          key={setting.name}
          id={`${id}-${setting.name}`}
          setting={setting}
          value={settings[setting.name]}
          change={(value) => change({ ...settings, [setting.name]: value })}
        />
      ))}
    </fieldset>
  );
}

interface SettingFieldProps {
  readonly id: string;
  readonly setting: Setting;
  readonly value: number;
  readonly change: (value: number) => void;
}

function SettingField({ id, setting, value, change }: SettingFieldProps) {
  /** What stands in the field while it is no usable number; the setting keeps its last good one. */
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  return (
    <div class="setting">
      <label for={id}>{setting.label}</label>
      <input
        id={id}
        type="number"
        min={setting.min}
        max={setting.max}
        step={setting.step}
        value={wrong ?? String(value)}
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong === undefined ? `${id}-explained` : `${id}-error ${id}-explained`}
        onInput={(event) => {
          const text = event.currentTarget.value;
          const read = readSetting(setting, text);
          setWrong(read === undefined ? text : undefined);
          if (read !== undefined) change(read);
        }}
      />
      <p class="muted" id={`${id}-explained`}>
        {setting.explained}
      </p>
      {wrong !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          {t('Write a number from {min} to {max}. Until then {value} is used.', {
            min: figure(setting.min),
            max: figure(setting.max),
            value: figure(value),
          })}
        </p>
      )}
    </div>
  );
}
