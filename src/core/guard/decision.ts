/**
 * What a person decided about the findings in a text before it was sent. `none`: nothing was asked. `as-it-is`: sent with what was
 * found in it. `replaced`: example values were put in place of what was found.
 */
export const decisions = ['none', 'as-it-is', 'replaced'] as const;
export type Decision = (typeof decisions)[number];
