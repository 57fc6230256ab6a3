/** Values that come when they come, read in order. */
export interface Inbox<Value> extends AsyncIterable<Value> {
  push(value: Value): void;
  /** No more values: what is there is still read. */
  end(): void;
  /** An error after what is there. */
  fail(error: Error): void;
  /** An error at once: what was not read yet is dropped. */
  abandon(error: Error): void;
  readonly isOver: boolean;
}

export function createInbox<Value>(): Inbox<Value> {
  let values: Value[] = [];
  let over: { readonly error?: Error } | undefined;
  let wake: (() => void) | undefined;

  const ring = () => {
    wake?.();
    wake = undefined;
  };
  const close = (end: { readonly error?: Error }) => {
    if (over) return;
    over = end;
    ring();
  };

  return {
    push(value) {
      if (over) return;
      values.push(value);
      ring();
    },
    end: () => close({}),
    fail: (error) => close({ error }),
    abandon(error) {
      if (over?.error) return;
      values = [];
      over = { error };
      ring();
    },
    get isOver() {
      return over !== undefined;
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const [value] = values;
        if (value !== undefined) {
          values.shift();
          yield value;
        } else if (over) {
          if (over.error) throw over.error;
          return;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    },
  };
}
