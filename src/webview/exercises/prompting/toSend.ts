import type { PromptingView } from '../../../core/exercises/prompting/viewSchema.js';
import type { ToSend } from '../../guard/hold.js';

/** What a run of this prompt would send, and where to. With no model nothing goes anywhere. */
export function toSendFrom({ system, data, engine }: PromptingView, prompt: string): ToSend {
  return {
    texts: [
      { part: 'prompt', text: prompt },
      ...(system === undefined ? [] : [{ part: 'system' as const, text: system, synthetic: true }]),
      ...(data === undefined ? [] : [{ part: 'data' as const, text: data.text, synthetic: true }]),
    ],
    ceiling: engine?.ceiling ?? 'none',
    where: engine?.where ?? '',
    recorded: engine === undefined || engine.recorded,
  };
}
