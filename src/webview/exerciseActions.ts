/** What commands and keys of the editor can ask of an exercise. They act on the one with the focus, else the first that is in view. */

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
      const meant = elements.find((element) => element.contains(document.activeElement)) ?? firstInView(elements);
      if (meant) table.get(meant)?.[action]();
    },
  };
}

/** The first that shows by half, or fills half of the window; the first of all when none does. */
function firstInView(elements: readonly HTMLElement[]): HTMLElement | undefined {
  const shows = (element: HTMLElement) => {
    const { top, bottom } = element.getBoundingClientRect();
    const shown = Math.min(bottom, window.innerHeight) - Math.max(top, 0);
    return shown >= Math.min(bottom - top, window.innerHeight) / 2;
  };
  return elements.find(shows) ?? elements[0];
}
