/** The one door between a page and the extension. Tests put in another host of the same shape. */

export interface Host<Out> {
  post(message: Out): void;
  /** Calls back with the data of each message, not yet parsed. */
  listen(receive: (data: unknown) => void): void;
  /** Remembers what the editor needs to bring this page back after a reload: ids only, never the learner's text. */
  keep(place: { readonly [name: string]: string }): void;
}

interface VsCodeApi {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

/** The real host. May be called once in the life of a page: the editor gives its handle out only once. */
export function vscodeHost<Out>(): Host<Out> {
  const api = acquireVsCodeApi();
  return {
    post: (message) => api.postMessage(message),
    listen: (receive) => window.addEventListener('message', (event) => receive(event.data)),
    keep: (place) => api.setState(place),
  };
}
