import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2 A and AA, and what the makers of axe hold to be good practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that a change of theme can break; all others see no colour. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong, one line each: rule, the element, and why. `without` names rules that are left out. */
export function violationsOf(page: Page, without: readonly string[] = []): Promise<string[]> {
  return run(page, {
    runOnly: { type: 'tag', values: tags },
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  });
}

/** The same for colours alone. */
export function breachesOfColour(page: Page): Promise<string[]> {
  return run(page, { runOnly: { type: 'rule', values: colourRules } });
}

async function run(page: Page, options: axe.RunOptions): Promise<string[]> {
  // Through the debugger: the page's policy would refuse a script element.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (given) => {
    const runner = (globalThis as unknown as { axe: typeof axe }).axe;
    const found = await runner.run(document, { ...given, resultTypes: ['violations'] });
    return found.violations.flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    );
  }, options);
}
