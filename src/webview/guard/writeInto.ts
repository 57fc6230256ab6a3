import { editBetween } from './moved.js';

/** Makes the text of a box another, as if it were typed: the box tells of it as of any input, and its own undo takes it back. */
export function writeInto(box: HTMLTextAreaElement, text: string): void {
  const { start, end, text: piece } = editBetween(box.value, text);
  if (start === end && piece === '') return;
  box.focus({ preventScroll: true });
  box.setSelectionRange(start, end);
  // Deprecated, and still the only way to write into a box that its undo knows of.
  const done = piece === '' ? document.execCommand('delete') : document.execCommand('insertText', false, piece);
  if (done && box.value === text) return;
  // A box that is folded away cannot be typed into.
  box.value = text;
  box.dispatchEvent(new Event('input', { bubbles: true }));
}
