import type { InjectingView } from '../../../core/exercises/injecting/viewSchema.js';
import { t } from '../../words.js';

/** The figures of the chart. */
export function LabTable({ conditions }: Pick<InjectingView, 'conditions'>) {
  const caption = t('How often the model obeyed, and how often its answer was useful');
  return (
    <div class="wide-table" role="region" aria-label={caption} tabIndex={0}>
      <table class="figures">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('How it was sent')}</th>
            <th scope="col">{t('Obeyed')}</th>
            <th scope="col">{t('95% interval of obeyed')}</th>
            <th scope="col">{t('Useful')}</th>
            <th scope="col">{t('95% interval of useful')}</th>
          </tr>
        </thead>
        <tbody>
          {conditions.map(({ name, title, counted }) => (
            <tr key={name}>
              <th scope="row">{title}</th>
              {counted ? (
                <>
                  <td>{counted.obeyed.says}</td>
                  <td>{counted.obeyed.interval}</td>
                  <td>{counted.useful.says}</td>
                  <td>{counted.useful.interval}</td>
                </>
              ) : (
                <td colSpan={4}>{t('not run yet')}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
