/**
 * Selects a place in the box that it lies in, and moves the focus there. When the box has changed since it was checked, the place may
 * be another one by now: then the box alone takes the focus.
 */
export function showInBox(
  box: HTMLTextAreaElement,
  checked: string,
  place: { readonly start: number; readonly end: number },
): void {
  box.focus({ preventScroll: true });
  if (box.value === checked) box.setSelectionRange(place.start, place.end);
  box.scrollIntoView({ block: 'nearest' });
}
