import { t } from '../../words.js';

export interface QuizAnswerBoxProps {
  readonly id: string;
  readonly question: string;
  readonly text: string;
  /** The id for the message that nothing was written; undefined when there is none. */
  readonly error: string | undefined;
  readonly change: (text: string) => void;
  /** The Enter key. */
  readonly enter: () => void;
}

/** A short answer to write. */
export function QuizAnswerBox({ id, question, text, error, change, enter }: QuizAnswerBoxProps) {
  return (
    <div class="field">
      <h3 class="question" id={`${id}-question`}>
        {question}
      </h3>
      <label class="label" for={`${id}-text`}>
        {t('Your answer')}
      </label>
      {error && (
        <p class="field-error" id={error}>
          {t('Write an answer, then check.')}
        </p>
      )}
      <input
        id={`${id}-text`}
        type="text"
        autocomplete="off"
        value={text}
        aria-describedby={[`${id}-question`, error].filter(Boolean).join(' ')}
        aria-invalid={error !== undefined}
        data-focus="box"
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Ctrl+Enter is heard further up, for every kind of question.
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) enter();
        }}
      />
    </div>
  );
}
