/** Every state of every page that is looked at, in the messages that make it. */

import type { ToLessonPage, ToSandboxPage } from '../../../src/core/protocol.js';
import { guardLessonStates, guardSandboxStates } from './guardStates.js';
import { labStates } from './labStates.js';
import { lessonStates } from './lessonStates.js';
import { sandboxStates } from './sandboxStates.js';
import { longWords } from './longWords.js';
import { diskFull } from './parts.js';

export type PageState =
  | { readonly page: 'lesson'; readonly name: string; readonly messages: readonly ToLessonPage[] }
  | { readonly page: 'sandbox'; readonly name: string; readonly messages: readonly ToSandboxPage[] };

const inEnglish: readonly PageState[] = [
  ...Object.entries({ ...lessonStates, ...guardLessonStates, ...labStates }).map(([name, messages]) => ({
    page: 'lesson' as const,
    name,
    messages,
  })),
  ...Object.entries({ ...sandboxStates, ...guardSandboxStates }).map(([name, messages]) => ({
    page: 'sandbox' as const,
    name,
    messages,
  })),
];

const withProblem = (message: ToLessonPage): ToLessonPage =>
  message.kind === 'lesson' ? { ...message, view: { ...message.view, problem: diskFull } } : message;

/** The fullest states once more, in words as long as a translation may make them. */
const atLength: readonly PageState[] = [
  {
    page: 'lesson',
    name: 'lesson-long-words',
    messages: [longWords, ...(lessonStates['prompting-good-shown'] ?? []).map(withProblem)],
  },
  { page: 'sandbox', name: 'sandbox-long-words', messages: [longWords, ...(sandboxStates['sandbox-compared'] ?? [])] },
];

export const pageStates: readonly PageState[] = [...inEnglish, ...atLength];
