/**
 * The one thing of the platform that core may name: the signal that reaches from the button to the socket.
 * Every runtime the product meets has it; core sees no more of it than this.
 */
interface AbortSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
