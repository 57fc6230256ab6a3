/** How far a text may go: a ceiling for each place that a text can be sent to. */

import type { ModelDescription, Where } from '../models/languageModel.js';
import type { Finding, MarkingLevel } from './finding.js';

/** From nothing at all upwards. `published` is what anybody may read already. */
export const ceilings = ['none', 'published', 'OFFICIAL', 'OFFICIAL-SENSITIVE'] as const;
export type Ceiling = (typeof ceilings)[number];

/** Where a text goes: where an engine runs, or recorded answers, which send nothing. */
export type Destination = Where | 'recorded';

/**
 * What holds until the machine's owner sets another. A model on this machine is no accreditation: OFFICIAL there, and synthetic
 * data only, which the pages say. Recorded answers send nothing: `none` says that there is nothing to send to, and no ceiling is
 * applied to reading them, so that a lesson about a marked letter can be read where no model runs.
 */
export const usualCeilings: { readonly [Place in Destination]: Ceiling } = {
  'this machine': 'OFFICIAL',
  department: 'OFFICIAL',
  outside: 'published',
  recorded: 'none',
};

/** The places whose ceiling the machine's owner may set; for one that is not set the usual ceiling holds. */
export const ownedPlaces = ['this machine', 'department'] as const;
export type OwnedCeilings = { readonly [Place in (typeof ownedPlaces)[number]]?: Ceiling };

/** Whether a value from outside is such a table. A mistyped place or ceiling is none: it must not go unnoticed. */
export function isOwnedCeilings(value: unknown): value is OwnedCeilings {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(
      ([place, ceiling]) =>
        ownedPlaces.some((owned) => owned === place) && ceilings.some((allowed) => allowed === ceiling),
    )
  );
}

/** Where the text of a prompt goes with this model. */
export function destinationOf({ engine, where }: Pick<ModelDescription, 'engine' | 'where'>): Destination {
  return engine === 'recorded' ? 'recorded' : where;
}

export function ceilingAt(destination: Destination, owned: OwnedCeilings): Ceiling {
  return { ...usualCeilings, ...owned }[destination];
}

/** `block`: a marking is above the ceiling. `advise`: something to decide. `clear`: nothing recognised, which is not “safe”. */
export type Verdict =
  | { readonly kind: 'clear' }
  | { readonly kind: 'advise'; readonly findings: readonly Finding[] }
  | {
      readonly kind: 'block';
      readonly ceiling: Ceiling;
      /** The highest marking that is above the ceiling. */
      readonly level: MarkingLevel;
      readonly findings: readonly Finding[];
    };

const heights: { readonly [Level in MarkingLevel]: number } = {
  published: 1,
  OFFICIAL: 2,
  // The old scheme has no exact match: surely not published, and to be asked about above that.
  old: 2,
  'OFFICIAL-SENSITIVE': 3,
  SECRET: 4,
  'TOP SECRET': 5,
};

/** What follows from the findings for a place with this ceiling. Only a marking above it blocks. Example values ask for nothing. */
export function verdict(findings: readonly Finding[], ceiling: Ceiling): Verdict {
  const height = ceilings.indexOf(ceiling);
  const above = findings.flatMap((finding) =>
    finding.type === 'marking' && heights[finding.level] > height ? [finding] : [],
  );
  const [highest] = [...above].sort((one, other) => heights[other.level] - heights[one.level]);
  if (highest) return { kind: 'block', ceiling, level: highest.level, findings: above };
  const open = findings.filter(({ reserved, severity }) => !reserved && severity !== 'info');
  return open.length === 0 ? { kind: 'clear' } : { kind: 'advise', findings: open };
}
