/** Moving the focus, always on purpose. Places that can be asked for carry `data-focus`. */

export type FocusPlace = 'heading' | 'verdict' | 'hint' | 'answer' | 'problem' | 'box' | 'run' | 'hold';

/** Typing within this time means that the learner is busy in the box: the focus stays theirs. */
const typingMs = 1500;
let typedAt = -Infinity;

/** Watches for typing. Called once a page. */
export function watchTyping(): void {
  document.addEventListener('input', () => (typedAt = performance.now()), { capture: true, passive: true });
}

/**
 * Focuses the last place of that name inside `root` and brings it into view.
 * @returns false when there is no such place, or when the learner is typing; the caller then announces instead.
 */
export function focusOn(root: ParentNode, place: FocusPlace): boolean {
  if (performance.now() - typedAt < typingMs && isBox(document.activeElement)) return false;
  return goTo(root, place);
}

/** The same, for when the learner's own act asked for it: typing does not hold it back. */
export function goTo(root: ParentNode, place: FocusPlace): boolean {
  const places = root.querySelectorAll<HTMLElement>(`[data-focus="${place}"]`);
  const element = places[places.length - 1];
  if (!element) return false;
  focusElement(element);
  return true;
}

/** Focuses, then scrolls no further than is needed to see it. */
export function focusElement(element: HTMLElement): void {
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'nearest' });
}

const isBox = (element: Element | null) =>
  element instanceof HTMLTextAreaElement ||
  // Choosing an option is no typing, though it makes the same event.
  (element instanceof HTMLInputElement && !['radio', 'checkbox'].includes(element.type));
