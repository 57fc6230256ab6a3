import { useState } from 'preact/hooks';
import type { Finding } from '../../core/guard/finding.js';
import { groupKeyOf } from './groups.js';

export interface OpenGroup {
  readonly open: string | undefined;
  readonly setOpen: (key: string | undefined) => void;
  /** Opens the explanation of a finding. */
  readonly openFor: (finding: Finding) => void;
}

/** Which line of a list of findings is open: at most one. */
export function useOpenGroup(): OpenGroup {
  const [open, setOpen] = useState<string | undefined>(undefined);
  return { open, setOpen, openFor: (finding) => setOpen(groupKeyOf(finding)) };
}
