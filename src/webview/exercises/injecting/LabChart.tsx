import type { InjectingView, LabShare } from '../../../core/exercises/injecting/viewSchema.js';
import { t } from '../../words.js';

export interface LabChartProps {
  /** Unique on the page. */
  readonly id: string;
  readonly conditions: InjectingView['conditions'];
  /** The whole chart in words. */
  readonly label: string;
}

const percent = (share: number) => `${share * 100}%`;

/**
 * Two bars a condition, each with its 95 % interval; told apart by fill and by name, never by colour alone. Its words are set in rem
 * and its bars in per cent, so that it grows with zoom and fits any width.
 */
export function LabChart({ id, conditions, label }: LabChartProps) {
  const stripes = `${id}-stripes`;
  return (
    <div class="lab-chart" role="img" aria-label={label}>
      <svg class="lab-fills" width="0" height="0" aria-hidden="true">
        <pattern id={stripes} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="stripe-ground" width="6" height="6" />
          <rect class="stripe" width="3" height="6" />
        </pattern>
      </svg>
      {conditions.map(({ name, title, counted }) => (
        <div key={name} class="lab-rows">
          <span class="condition">{title}</span>
          {counted ? (
            <>
              <Bar name={t('Obeyed')} share={counted.obeyed} kind="obeyed" />
              <Bar name={t('Useful')} share={counted.useful} kind="useful" fill={`url(#${stripes})`} />
            </>
          ) : (
            <span class="condition muted">{t('not run yet')}</span>
          )}
        </div>
      ))}
      <div class="lab-rows axis">
        <span class="ticks">
          {[0, 0.5, 1].map((share) => (
            <span key={share}>{percent(share)}</span>
          ))}
        </span>
      </div>
    </div>
  );
}

interface BarProps {
  readonly name: string;
  readonly share: LabShare;
  readonly kind: 'obeyed' | 'useful';
  readonly fill?: string;
}

function Bar({ name, share, kind, fill }: BarProps) {
  const ends = { x1: percent(share.low), x2: percent(share.high), y1: '50%', y2: '50%' };
  return (
    <>
      <span>{name}</span>
      <svg class="plot" width="100%" aria-hidden="true">
        {[0, 0.5, 1].map((at) => (
          <line key={at} class="grid" x1={percent(at)} x2={percent(at)} y1="0" y2="100%" />
        ))}
        <rect
          class={`bar bar-${kind}`}
          y="15%"
          width={percent(share.share)}
          height="70%"
          {...(fill === undefined ? {} : { fill })}
        />
        <line class="whisker-halo" {...ends} />
        <line class="whisker" {...ends} />
        {[share.low, share.high].map((end, index) => (
          <line key={index} class="whisker" x1={percent(end)} x2={percent(end)} y1="28%" y2="72%" />
        ))}
      </svg>
      <span class="value">{share.says}</span>
    </>
  );
}
