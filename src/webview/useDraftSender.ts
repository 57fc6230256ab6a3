import { useEffect, useRef } from 'preact/hooks';
import { createDraftSender, type DraftSender } from './drafts.js';

/** A sender that lives as long as its component, and sends what waits when the component goes or the page is hidden. */
export function useDraftSender<Draft>(send: (draft: Draft) => void): DraftSender<Draft> {
  const latest = useRef(send);
  latest.current = send;
  const sender = useRef<DraftSender<Draft> | null>(null);
  sender.current ??= createDraftSender<Draft>((draft) => latest.current(draft));
  const { current } = sender;
  useEffect(() => {
    const hidden = () => current.now();
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', hidden);
      current.now();
    };
  }, [current]);
  return current;
}
