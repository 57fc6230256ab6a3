import type { Translate } from '../words.js';

/** `2025-02-10` or `2025-02` as `February 2025`. A text that is no date comes back as it is. */
export function sayMonth(date: string, t: Translate): string {
  const [, year, month] = /^(\d{4})-(\d{2})/.exec(date) ?? [];
  const name = monthNames(t)[Number(month) - 1];
  return year !== undefined && name !== undefined ? `${name} ${year}` : date;
}

/** `2026-11-23`, or a time on that day, as `23 November 2026`. A text that is no date comes back as it is. */
export function sayDay(date: string, t: Translate): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
  const name = monthNames(t)[Number(month) - 1];
  return year !== undefined && name !== undefined ? `${Number(day)} ${name} ${year}` : date;
}

// Each name stands in a call of its own, so that the list of phrases to translate can be drawn from the source.
function monthNames(t: Translate): readonly string[] {
  return [
    t('January'),
    t('February'),
    t('March'),
    t('April'),
    t('May'),
    t('June'),
    t('July'),
    t('August'),
    t('September'),
    t('October'),
    t('November'),
    t('December'),
  ];
}
