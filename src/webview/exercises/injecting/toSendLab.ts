import { plantLine } from '../../../core/exercises/injecting/plantLine.js';
import type { InjectingView } from '../../../core/exercises/injecting/viewSchema.js';
import type { ToSend } from '../../guard/hold.js';

/** What the lab would send, and where to. The letter is the pack's; the line in it is what the lab is about. */
export function toSendLab(view: InjectingView, prompt: string, line: string): ToSend {
  const { data, plant, engine } = view;
  const system = view.conditions.find(({ name }) => name === 'telling')?.wording ?? '';
  return {
    texts: [
      { part: 'prompt', text: prompt },
      { part: 'system', text: system, synthetic: true },
      { part: 'data', text: plantLine(data.text, line, plant.where).text, synthetic: true },
    ],
    ceiling: engine?.ceiling ?? 'none',
    where: engine?.where ?? '',
    recorded: engine === undefined || engine.recorded,
  };
}
