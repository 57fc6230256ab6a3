import * as vscode from 'vscode';
import { findingTypes, type FindingType } from '../core/guard/finding.js';
import { nameOf } from '../core/guard/explain.js';
import { guidanceAsMarkdown } from '../core/guidance/guidanceAsMarkdown.js';
import { guidanceFor, guidancePlace, type GuidancePlace } from '../core/guidance/guidanceFor.js';
import { rules } from '../core/guidance/rules.js';
import { dayOf } from '../core/guidance/standing.js';
import { currentStep } from '../core/lessons/progressFolds.js';
import type { Command, CommandParts } from './commands.js';
import { openGuidance, type GuidanceAsked } from './guidanceDocument.js';
import { lessonNode } from './lessonCommands.js';
import type { Library } from './library.js';
import { t } from './words.js';

export function guidanceCommands(
  parts: Pick<CommandParts, 'library' | 'progress' | 'lessons' | 'checks'>,
): Readonly<Record<'showGuidance', Command>> {
  /** The finding or the lesson that was given, the lesson in front, the finding at the cursor, else everything. */
  async function asked(given: unknown): Promise<GuidanceAsked> {
    const type = findingTypeOf(given);
    if (type) return { kind: 'finding', type };
    const place = lessonNode(given) ?? parts.lessons.active();
    const found = place && (await parts.library.lesson(place.packId, place.lessonId));
    if (found) {
      const { id, version } = found.shelved.pack.manifest;
      const { progress } = await parts.progress.read(id, version);
      return { kind: 'step', ...place, stepId: currentStep(found.lesson, progress).id };
    }
    const editor = vscode.window.activeTextEditor;
    const here = editor && parts.checks.findingAt(editor.document, editor.selection.active);
    return here ? { kind: 'finding', type: here } : { kind: 'all' };
  }

  return {
    showGuidance: async (given) => openGuidance(await asked(given)),
  };
}

/** The words of a page of guidance as of today. */
export async function guidanceText(asked: GuidanceAsked, library: Library, clock: () => Date): Promise<string> {
  const { title, place } = await placeOf(asked, library);
  const today = dayOf(clock());
  return guidanceAsMarkdown(title, guidanceFor(place, rules, today), today, t);
}

async function placeOf(
  asked: GuidanceAsked,
  library: Library,
): Promise<{ readonly title: string; readonly place: GuidancePlace }> {
  switch (asked.kind) {
    case 'all':
      return { title: t('Guidance'), place: { kind: 'all' } };
    case 'finding':
      return { title: t('Guidance: {kind}', { kind: nameOf(asked.type, t) }), place: asked };
    case 'step': {
      const lesson = (await library.lesson(asked.packId, asked.lessonId))?.lesson;
      const step = lesson?.steps.find(({ id }) => id === asked.stepId);
      if (!lesson || !step) return placeOf({ kind: 'all' }, library);
      return {
        title: t('Guidance for “{step}” in “{lesson}”', { step: step.title, lesson: lesson.title }),
        place: guidancePlace(lesson, step),
      };
    }
    default:
      return asked satisfies never;
  }
}

function findingTypeOf(given: unknown): FindingType | undefined {
  return findingTypes.find((type) => type === given);
}
