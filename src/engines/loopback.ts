/** The only addresses an engine on this machine may have. */

import { isIPv4 } from 'node:net';
import { ProblemError } from '../core/problems.js';

/** Where Ollama listens unless it was told otherwise. */
export const usualOllamaAddress = 'http://127.0.0.1:11434';

/**
 * The address of a server on this machine: 127.0.0.0/8, [::1] or localhost, over http.
 * A path is left off, since people paste the address of an API as often as that of its server.
 *
 * @throws {ProblemError} `engine.address-not-allowed`
 */
export function loopbackAddress(address: string): URL {
  const refused = (cause?: unknown) => new ProblemError({ code: 'engine.address-not-allowed', address }, cause);
  let url: URL;
  try {
    url = new URL(address.includes('://') ? address : `http://${address}`);
  } catch (error) {
    throw refused(error);
  }
  // `http://127.0.0.1@example.com/` is example.com: a name before the host is only ever a trick here.
  if (url.protocol !== 'http:' || url.username !== '' || url.password !== '') throw refused();
  if (!isLoopbackHost(url.hostname)) throw refused();
  return new URL(url.origin);
}

function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'));
}

/** True for the address of the far end of a socket that has not left this machine. */
export function isLoopbackPeer(address: string | undefined): boolean {
  if (address === undefined) return false;
  const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  return plain === '::1' || (isIPv4(plain) && plain.startsWith('127.'));
}
