/** Which paths a pack may hold: such as every file system takes, and none that leads out of the pack. */

/** Why a path is refused. */
export type PathFault =
  'empty' | 'absolute' | 'leaves-pack' | 'character' | 'device-name' | 'ends-with-dot-or-space' | 'hidden' | 'too-long';

// Names that Windows keeps for devices, with or without an ending.
// https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
// Control characters, the directions that can disguise a name, and what Windows forbids in one.
const forbidden = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff<>:"|?*\\]/;

/** The first fault of a pack-relative path with `/` between its parts, or undefined when it may stand. */
export function pathFault(path: string): PathFault | undefined {
  if (path === '') return 'empty';
  // Longer paths fail on Windows once the pack lies in somebody's profile folder.
  if (path.length > 150) return 'too-long';
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'absolute';
  if (forbidden.test(path)) return path.startsWith('\\') ? 'absolute' : 'character';
  for (const part of path.split('/')) {
    if (part === '') return 'empty';
    if (part === '.' || part === '..') return 'leaves-pack';
    if (part.startsWith('.')) return 'hidden';
    if (deviceName.test(part)) return 'device-name';
    if (/[. ]$/.test(part)) return 'ends-with-dot-or-space';
  }
  return undefined;
}

/** Equal for paths that one file or another would take for the same: by case (Windows, macOS) or by Unicode form (macOS). */
export function pathKey(path: string): string {
  return path.normalize('NFKC').toLowerCase();
}
