import { useState } from 'preact/hooks';
import type { Finding } from '../../core/guard/finding.js';
import { t } from '../words.js';
import { FindingRow } from './FindingRow.js';
import { groupsOf } from './groups.js';
import { isReplaceable } from './replaceTexts.js';
import { sayRecognised } from './sayRecognised.js';

export interface FindingListProps {
  /** Unique on the page; the line with the count has it. */
  readonly id: string;
  readonly findings: readonly Finding[];
  /** Key of the group that is open. */
  readonly open: string | undefined;
  readonly setOpen: (key: string | undefined) => void;
  /** Takes the person to the words. */
  readonly show: (finding: Finding) => void;
  /** Puts example values in place of what was recognised; left out where the text cannot be changed. */
  readonly replace?: (() => void) | undefined;
  /** What the text is, where that is not plain from its place. */
  readonly name?: string;
}

/** So many lines are shown at first: a list that is longer is not read. */
const firstLines = 5;

/** What was recognised in a text: a count, one line for each kind, and a way to replace it. */
export function FindingList({ id, findings, open, setOpen, show, replace, name }: FindingListProps) {
  const [all, setAll] = useState(false);
  const groups = groupsOf(findings);
  const short = groups.slice(0, firstLines);
  // What was opened by a click on its words is shown, wherever it stands in the list.
  const hidden = open !== undefined && !short.some(({ key }) => key === open);
  const lines = all || hidden || groups.length <= firstLines + 1 ? groups : short;
  return (
    <div class="findings">
      <div class="findings-line">
        <span class="muted" id={id}>
          {name === undefined ? sayRecognised(findings) : `${name}: ${sayRecognised(findings)}`}
        </span>
        {replace && findings.some(isReplaceable) && (
          <button type="button" class="link" onClick={replace}>
            {t('Replace with safe example values')}
          </button>
        )}
      </div>
      {groups.length > 0 && (
        <ul>
          {lines.map((group) => (
            <FindingRow
              key={group.key}
              id={`${id}-${group.key.replace(/\W/g, '-')}`}
              group={group}
              open={open === group.key}
              toggle={() => setOpen(open === group.key ? undefined : group.key)}
              show={show}
            />
          ))}
        </ul>
      )}
      {lines.length < groups.length && (
        <button type="button" class="link" onClick={() => setAll(true)}>
          {t('Show {count} more', { count: groups.length - lines.length })}
        </button>
      )}
    </div>
  );
}
