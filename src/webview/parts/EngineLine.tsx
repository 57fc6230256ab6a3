import type { EngineView } from '../../core/views.js';
import { Recorded } from './Recorded.js';

/** Which model would answer, where the text goes, and what the model cannot do. */
export function EngineLine({ engine }: { readonly engine: EngineView }) {
  return (
    <span class="engine">
      <span>
        {engine.title} · {engine.where}
      </span>{' '}
      {engine.recorded && <Recorded />}
    </span>
  );
}
