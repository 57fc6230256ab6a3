/** The table of exercise kinds: a new kind is a folder beside these and a line here. */

import type { ComponentType } from 'preact';
import type { ExerciseView } from '../../core/protocol.js';
import type { ExerciseProps, LessonTools } from './exercise.js';
import { Injecting } from './injecting/Injecting.js';
import { Prompting } from './prompting/Prompting.js';
import { Quiz } from './quiz/Quiz.js';
import { Writing } from './writing/Writing.js';

type Kind = ExerciseView['kind'];
type ViewOf<K extends Kind> = Extract<ExerciseView, { kind: K }>;

const components: { readonly [K in Kind]: ComponentType<ExerciseProps<ViewOf<K>>> } = {
  quiz: Quiz,
  prompting: Prompting,
  writing: Writing,
  injecting: Injecting,
};

export interface ExerciseBlockProps {
  readonly exercise: ExerciseView;
  readonly tools: LessonTools;
}

/** Draws an exercise with the component of its kind. */
export function ExerciseBlock({ exercise, tools }: ExerciseBlockProps) {
  // The table's type ties each component to the views of its kind; a lookup by a union cannot show that.
  const Kind = components[exercise.kind] as ComponentType<ExerciseProps<ExerciseView>>;
  return <Kind exercise={exercise} tools={tools} />;
}
