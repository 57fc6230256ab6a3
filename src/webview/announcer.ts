/** The one polite live region of a page. */

export interface Announcer {
  /** Says a sentence when the screen reader is free. */
  say(sentence: string): void;
}

export const announcementsId = 'announcements';

/** Sentences that come within this time are said together, so that the later one does not wipe out the earlier. */
const gatherMs = 150;

/** Writes into the element with {@link announcementsId}, which the page draws empty and then leaves alone. */
export function createAnnouncer(): Announcer {
  let waiting: string[] = [];
  return {
    say(sentence) {
      waiting.push(sentence);
      if (waiting.length > 1) return;
      const region = document.getElementById(announcementsId);
      // Emptied first: the same sentence twice is a change only if something else stood between.
      if (region) region.textContent = '';
      setTimeout(() => {
        const place = document.getElementById(announcementsId);
        if (place) place.textContent = waiting.join(' ');
        waiting = [];
      }, gatherMs);
    },
  };
}
