import { t } from '../../words.js';

export interface QuizOptionsProps {
  readonly id: string;
  readonly question: string;
  readonly options: readonly string[];
  readonly many: boolean;
  readonly chosen: readonly number[];
  /** The id for the message that nothing was chosen; undefined when there is none. */
  readonly error: string | undefined;
  readonly change: (chosen: number[]) => void;
}

/** The options as native radio buttons or boxes to tick, so that every key and screen reader knows them. */
export function QuizOptions({ id, question, options, many, chosen, error, change }: QuizOptionsProps) {
  const toggle = (index: number, on: boolean) => {
    if (!many) change([index]);
    else change(on ? [...chosen, index].sort((one, other) => one - other) : chosen.filter((each) => each !== index));
  };
  // Tab comes to the chosen radio button; the first option is where a learner starts.
  const start = many ? 0 : (chosen[0] ?? 0);
  return (
    <fieldset class="options" aria-describedby={error}>
      <legend>
        <h3 class="question">{question}</h3>
      </legend>
      {many && <p class="muted">{t('Choose all that are right.')}</p>}
      {error && (
        <p class="field-error" id={error}>
          {many ? t('Choose at least one answer, then check.') : t('Choose an answer, then check.')}
        </p>
      )}
      {options.map((option, index) => (
        <label key={index} class="option">
          <input
            type={many ? 'checkbox' : 'radio'}
            name={`${id}-option`}
            checked={chosen.includes(index)}
            onChange={(event) => toggle(index, event.currentTarget.checked)}
            {...(index === start ? { 'data-focus': 'box' } : {})}
          />
          <span>{option}</span>
        </label>
      ))}
    </fieldset>
  );
}
