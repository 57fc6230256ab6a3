/** Prose of a lesson. The only place in the pages that sets HTML: it was made safe by core/lessons/renderMarkdown.ts. */

export interface ProseProps {
  readonly html: string;
  /** Links never lead the page away: the extension asks, and opens the browser. */
  readonly openLink: (url: string) => void;
  /** A link to another step of this lesson. */
  readonly go: (stepId: string) => void;
}

export function Prose({ html, openLink, go }: ProseProps) {
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!link) return;
    event.preventDefault();
    const step = link.getAttribute('data-step');
    if (step) go(step);
    // The attribute, not the resolved address: a relative one must not grow the page's own origin.
    else openLink(link.getAttribute('href') ?? '');
  };
  return <div class="prose" onClick={follow} onAuxClick={follow} dangerouslySetInnerHTML={{ __html: html }} />;
}
