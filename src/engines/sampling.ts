/** How the next token is drawn, where a request does not say. The same for every engine, so that their answers can be compared. */
export const sampling = { topK: 40, topP: 0.9, minP: 0 } as const;
