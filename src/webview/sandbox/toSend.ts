import { ceilings } from '../../core/guard/ceilings.js';
import type { ToSend } from '../guard/hold.js';
import { columnsOf, inputToSend, type SandboxState } from './receive.js';

/**
 * What a run would send, and where to. Two columns are held back together, so that the lower of two ceilings holds. A model that is
 * not there gets nothing.
 */
export function toSendFrom({ view, input }: SandboxState): ToSend {
  const sent = inputToSend(input);
  const columns = columnsOf(input).map((name) => sent[name]);
  const [lowest] = columns
    .flatMap(({ model }) => view?.models.filter(({ id, usable }) => id === model && usable) ?? [])
    .sort((one, other) => ceilings.indexOf(one.ceiling) - ceilings.indexOf(other.ceiling));
  return {
    texts: [
      ...[...new Set(columns.map(({ prompt }) => prompt))].map((text) => ({ part: 'prompt' as const, text })),
      { part: 'system', text: input.system },
      { part: 'data', text: input.data.text },
    ],
    ceiling: lowest?.ceiling ?? 'none',
    where: lowest?.where ?? '',
    recorded: lowest === undefined,
  };
}
