/** Opens an address in the person's own browser. */
import { spawn } from 'node:child_process';
import { hasScreen } from './editor.mjs';
import { onPath } from './run.mjs';

/**
 * @param {string} url
 * @returns {boolean} whether there was a way to try
 */
export function openAddress(url) {
  if (!hasScreen()) return false;
  /** @type {Partial<Record<NodeJS.Platform, [string, string[]]>>} */
  const ways = {
    darwin: ['open', [url]],
    win32: ['rundll32', ['url.dll,FileProtocolHandler', url]],
  };
  const [command, args] = ways[process.platform] ?? ['xdg-open', [url]];
  if (process.platform === 'linux' && !onPath(command)) return false;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  // The address is printed as well, so that a browser that does not open costs nothing.
  child.on('error', () => undefined);
  child.unref();
  return true;
}
