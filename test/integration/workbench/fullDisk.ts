/** A real disk that is full: a file system of 64 kB in memory, mounted where a test wants it, and filled to the last byte. */

import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface SmallDisk {
  fill(): void;
  /** Makes room again. */
  clear(): void;
  unmount(): void;
}

/** Why no small disk can be mounted here, or undefined when it can. */
export function noSmallDisk(scratch: string): string | undefined {
  if (process.platform !== 'linux') return 'a file system in memory is mounted on Linux only';
  mkdirSync(scratch, { recursive: true });
  try {
    mountSmallDisk(scratch).unmount();
    return undefined;
  } catch (error) {
    return `this process may not mount a file system (${String((error as { stderr?: Buffer }).stderr ?? error).trim()})`;
  }
}

/** Takes away what a run that was ended in the middle has left mounted there. */
export function unmountLeftOver(folder: string): void {
  const mounted = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .some((line) => line.split(' ')[1] === folder);
  if (mounted) execFileSync('umount', [folder], { stdio: 'pipe' });
}

export function mountSmallDisk(folder: string): SmallDisk {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'pipe' });
  const filler = join(folder, 'filler');
  return {
    fill() {
      const file = openSync(filler, 'w');
      try {
        for (;;) writeSync(file, Buffer.alloc(4096));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(file);
      }
    },
    clear: () => rmSync(filler, { force: true }),
    unmount: () => void execFileSync('umount', [folder], { stdio: 'pipe' }),
  };
}
