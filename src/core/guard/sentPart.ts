/** The parts of what is sent: what the learner wrote, what stands before every prompt, and the document. */
export const sentParts = ['prompt', 'system', 'data'] as const;
export type SentPart = (typeof sentParts)[number];
