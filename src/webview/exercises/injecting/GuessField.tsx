import { t } from '../../words.js';

export interface GuessFieldProps {
  readonly id: string;
  readonly runs: number;
  readonly guess: number | undefined;
  readonly change: (guess: number | undefined) => void;
}

/** A guess before the first answer: what was guessed is seen with other eyes than what was merely read. It can be left out. */
export function GuessField({ id, runs, guess, change }: GuessFieldProps) {
  return (
    <div class="field">
      <div class="label-line">
        <label class="label" for={id}>
          {t('Your guess, if you like: in how many of {runs} runs will the model obey without a defence?', { runs })}
        </label>
      </div>
      <select
        id={id}
        class="guess"
        value={guess === undefined ? '' : String(guess)}
        onChange={({ currentTarget }) => change(currentTarget.value === '' ? undefined : Number(currentTarget.value))}
      >
        <option value="">{t('No guess')}</option>
        {Array.from({ length: runs + 1 }, (_, count) => (
          <option key={count} value={String(count)}>
            {t('{count} of {runs}', { count, runs })}
          </option>
        ))}
      </select>
    </div>
  );
}
