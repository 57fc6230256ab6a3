import type { LessonView } from '../../core/protocol.js';
import { t } from '../words.js';

export interface SourcesProps {
  readonly sources: LessonView['lesson']['sources'];
  readonly openLink: (url: string) => void;
}

/** Where the facts of the lesson come from, and when they were read. */
export function Sources({ sources, openLink }: SourcesProps) {
  if (sources.length === 0) return null;
  return (
    <section class="sources" aria-labelledby="sources">
      <h3 id="sources">{t('Where this comes from')}</h3>
      <ul>
        {sources.map((source) => (
          <li key={source.url}>
            <a
              href={source.url}
              onClick={(event) => {
                event.preventDefault();
                openLink(source.url);
              }}
            >
              {source.title}
            </a>
            <span class="muted">
              {source.publisher} · {t('read on {date}', { date: source.read })} · {source.licence}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
