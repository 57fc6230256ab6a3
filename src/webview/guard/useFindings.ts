import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Finding } from '../../core/guard/finding.js';
import { moved } from './moved.js';
import { scanLater } from './scanLater.js';

interface Scanned {
  readonly text: string;
  readonly findings: readonly Finding[];
}

const nothing: Scanned = { text: '', findings: [] };

export interface TextFindings {
  readonly findings: readonly Finding[];
  /** False while the text has changed since it was scanned: the findings are those of before, moved along. */
  readonly fresh: boolean;
}

/** What is in a text, as it is being changed. */
export function useFindings(text: string): TextFindings {
  const [scanned, setScanned] = useState(nothing);
  useEffect(() => scanLater(text, (findings) => setScanned({ text, findings })), [text]);
  return useMemo(
    () => ({ findings: moved(scanned.findings, scanned.text, text), fresh: scanned.text === text }),
    [scanned, text],
  );
}
