import { useEffect, useRef } from 'preact/hooks';
import { sayRecognisedAloud } from './sayRecognised.js';
import type { TextFindings } from './useFindings.js';

/** So long after the last key: nobody wants to be spoken to at each letter. */
const pauseMs = 1200;

/** Tells what was recognised once typing has paused, when it is something else than before. What stood there at first is not news. */
export function useSpokenFindings(
  text: string,
  { findings, fresh }: TextFindings,
  say: (sentence: string) => void,
): void {
  const said = useRef<string | undefined>(undefined);
  const first = useRef(text);
  const latest = useRef(say);
  latest.current = say;
  useEffect(() => {
    if (!fresh) return undefined;
    const sentence = text.trim() === '' ? '' : sayRecognisedAloud(findings);
    if (text === first.current && said.current === undefined) said.current = sentence;
    const timer = setTimeout(() => {
      const before = said.current ?? '';
      said.current = sentence;
      // That nothing was recognised is news only after something was.
      const news = findings.length > 0 || before !== '';
      if (sentence !== before && sentence !== '' && news) latest.current(sentence);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [text, findings, fresh]);
}
