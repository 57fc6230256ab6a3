/** Was all of the prompt read? Engines cut long prompts silently; the learner must be told. */
export type ContextVerdict =
  | { readonly verdict: 'complete'; readonly promptTokens: number; readonly contextTokens: number }
  | {
      readonly verdict: 'cut';
      readonly promptTokens: number;
      readonly estimatedTokens: number;
      readonly contextTokens: number;
    }
  | { readonly verdict: 'unknown'; readonly estimatedTokens: number; readonly contextTokens: number };
