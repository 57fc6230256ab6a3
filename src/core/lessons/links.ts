/** Where a link or an image of a lesson may lead. One rule for the reader (which refuses) and the page (which shows text). */

import { pathFault } from '../packs/paths.js';

export type LinkTarget =
  /** A public page: opened in the browser, after the learner was asked. */
  | { readonly kind: 'external'; readonly url: string }
  | { readonly kind: 'mail'; readonly url: string }
  /** A step of the same lesson. */
  | { readonly kind: 'step'; readonly id: string }
  /** A file of the same pack. */
  | { readonly kind: 'file'; readonly path: string };

const linkedPath = /^(?:lessons|data|images)\/.+\.(?:md|txt|csv|json|png|jpg|webp)$/i;
const imagePath = /^images\/.+\.(?:png|jpg|webp)$/i;

/**
 * What a link leads to, or undefined when it may not be followed: every scheme but `https:` and `mailto:`,
 * addresses without a scheme (`//host`), addresses with a name and password, and paths out of the pack.
 * `url` is the address as Markdown gives it, percent-encoded or not.
 */
export function linkTarget(url: string): LinkTarget | undefined {
  if (hasControlCharacter(url) || url.includes('\\')) return undefined;
  if (url.startsWith('#')) return /^#[a-z][a-z0-9-]*$/.test(url) ? { kind: 'step', id: url.slice(1) } : undefined;
  if (/^https:\/\//i.test(url))
    return /^https:\/\/[^/?#@\s]+(?:[/?#]|$)/i.test(url) ? { kind: 'external', url } : undefined;
  if (/^mailto:/i.test(url)) return /^mailto:[^\s@?]+@[^\s@?]+$/i.test(url) ? { kind: 'mail', url } : undefined;
  const path = packPath(url);
  return path !== undefined && linkedPath.test(path) ? { kind: 'file', path } : undefined;
}

/** The pack-relative path of an image, or undefined when the image may not be shown. */
export function imageTarget(url: string): string | undefined {
  const path = packPath(url);
  return path !== undefined && imagePath.test(path) ? path : undefined;
}

function packPath(url: string): string | undefined {
  const path = decoded(url);
  if (path === undefined || path === '' || /[:?#%\\]/.test(path)) return undefined;
  return pathFault(path) === undefined ? path : undefined;
}

function decoded(url: string): string | undefined {
  try {
    return decodeURIComponent(url);
  } catch {
    // A malformed escape names no file.
    return undefined;
  }
}

function hasControlCharacter(text: string): boolean {
  return /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text);
}
