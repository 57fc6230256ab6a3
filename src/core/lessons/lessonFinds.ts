import type { LessonProblem, SourcePlace } from '../problems.js';
import type { MarkdownFind } from './lessonMarkdown.js';
import { imageTarget, linkTarget } from './links.js';

/** A file of the pack that a lesson leads to, and where it says so. */
export interface UsedFile {
  readonly path: string;
  readonly place: SourcePlace;
}

/** Holds HTML, links and images of a lesson against the pack's rules. `stepIds`: what `#links` may lead to. */
export function checkFinds(
  finds: readonly MarkdownFind[],
  file: string,
  stepIds: ReadonlySet<string>,
): { readonly problems: readonly LessonProblem[]; readonly uses: readonly UsedFile[] } {
  const problems: LessonProblem[] = [];
  const uses: UsedFile[] = [];
  for (const find of finds) {
    const place: SourcePlace = { file, ...find.place };
    switch (find.kind) {
      case 'html':
        problems.push({ code: 'lesson.html-not-allowed', ...place });
        break;
      case 'link': {
        const target = linkTarget(find.url);
        if (!target) problems.push({ code: 'lesson.link-not-allowed', url: find.url, ...place });
        else if (target.kind === 'step' && !stepIds.has(target.id))
          problems.push({ code: 'lesson.link-to-nowhere', url: find.url, ...place });
        else if (target.kind === 'file') uses.push({ path: target.path, place });
        break;
      }
      case 'image': {
        const path = imageTarget(find.url);
        if (path === undefined) problems.push({ code: 'lesson.image-not-allowed', url: find.url, ...place });
        else {
          if (find.alt === '') problems.push({ code: 'lesson.image-without-alt', url: find.url, ...place });
          uses.push({ path, place });
        }
        break;
      }
      default:
        find satisfies never;
    }
  }
  return { problems, uses };
}
