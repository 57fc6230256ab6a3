/** What commands and keys of the editor can ask of an exercise. They act on the one with the focus, else the first in view. */

export interface ExerciseActions {
  check(): void;
  hint(): void;
  cancel(): void;
}
export type ExerciseAction = keyof ExerciseActions;

export interface ActionTable {
  /** Gives the function that takes the exercise off the table. */
  add(element: HTMLElement, actions: ExerciseActions): () => void;
  act(action: ExerciseAction): void;
}

export function createActionTable(): ActionTable {
  const table = new Map<HTMLElement, ExerciseActions>();
  return {
    add(element, actions) {
      table.set(element, actions);
      return () => table.delete(element);
    },
    act(action) {
      const elements = [...table.keys()];
      const meant =
        elements.find((element) => element.contains(document.activeElement)) ?? elements.find(inView) ?? elements[0];
      if (meant) table.get(meant)?.[action]();
    },
  };
}

function inView(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}
