import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ExerciseView } from '../../core/protocol.js';
import type { ActionTable, ExerciseActions } from '../exerciseActions.js';
import { t } from '../words.js';

export interface ExerciseFrameProps {
  readonly exercise: ExerciseView;
  readonly table: ActionTable;
  readonly actions: ExerciseActions;
  readonly running: boolean;
  readonly children: ComponentChildren;
}

/** The id of an exercise's element. */
export const exerciseElementId = (exerciseId: string): string => `exercise-${exerciseId}`;

/** An exercise set apart by a rule at its left, with what is common to all kinds: commands, Escape, “changed since”. */
export function ExerciseFrame({ exercise, table, actions, running, children }: ExerciseFrameProps) {
  const element = useRef<HTMLElement>(null);
  const latest = useRef(actions);
  latest.current = actions;
  useLayoutEffect(() => {
    if (!element.current) return undefined;
    return table.add(element.current, {
      check: () => latest.current.check(),
      hint: () => latest.current.hint(),
      cancel: () => latest.current.cancel(),
    });
  }, [table]);
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !running) return;
    // Stopped here: the editor hears every key that reaches the window, and has its own use for this one.
    event.stopPropagation();
    actions.cancel();
  };
  return (
    <section
      class="exercise"
      id={exerciseElementId(exercise.id)}
      ref={element}
      onKeyDown={key}
      aria-label={t('Exercise')}
    >
      {exercise.changed && (
        <p class="notice">
          {t('This exercise has changed since you did it. What you did is kept; it needs doing again.')}
        </p>
      )}
      {children}
    </section>
  );
}

/** True for Ctrl+Enter and Cmd+Enter; keeps the key from the editor, which would act on it a second time. */
export function isRunKey(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}
