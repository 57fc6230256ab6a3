import type { QuizView } from '../../../core/exercises/quiz/viewSchema.js';
import { Sign } from '../../parts/Sign.js';
import { t } from '../../words.js';

/** What came out of the last check, option by option, and the right answer once it was asked for or found. */
export function QuizResult({ exercise }: { readonly exercise: QuizView }) {
  const { result, answer, principle } = exercise;
  const many = exercise.answerKind === 'many';
  return (
    <>
      {result && (
        <div class="result">
          <div class="check">
            <Sign kind={result.passed ? 'passed' : 'failed'} />
            <div>
              <p tabIndex={-1} data-focus="verdict">
                <strong>{result.verdict}</strong>
                {!many && result.feedback.map((each) => ` ${each.says}`)}
              </p>
              {!many && principle && <p class="muted">{principle}</p>}
            </div>
          </div>
          {many && (
            <ul class="checks">
              {result.feedback.map((each, index) => (
                <li key={index} class="check">
                  <Sign kind={each.right ? 'passed' : 'failed'} />
                  <div>
                    <p class="check-says">{each.option}</p>
                    <p class="muted">{each.says}</p>
                  </div>
                </li>
              ))}
            </ul>
          )}
          {many && principle && <p class="muted">{principle}</p>}
        </div>
      )}
      {answer && (
        <div class="revealed" tabIndex={-1} data-focus="answer">
          <h4>{answer.right.length > 1 ? t('The right answers') : t('The right answer')}</h4>
          {answer.right.length > 1 ? (
            <ul>
              {answer.right.map((right, index) => (
                <li key={index}>{right}</li>
              ))}
            </ul>
          ) : (
            <p>{answer.right[0]}</p>
          )}
          <p>{answer.explain}</p>
        </div>
      )}
    </>
  );
}
