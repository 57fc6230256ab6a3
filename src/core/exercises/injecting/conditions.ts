/** In the order in which they run: without a defence, then each defence by itself. */
export const conditions = ['none', 'delimiting', 'telling', 'removing'] as const;
export type Condition = (typeof conditions)[number];
