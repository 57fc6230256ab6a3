/** What Linux tells of the processes that a workbench has started. */

import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Why processes cannot be looked at here, or undefined when they can. */
export const noProcesses =
  process.platform === 'linux' ? undefined : 'processes are looked at in /proc, which only Linux has';

export interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  /** Time on the processor so far, in hundredths of a second. */
  readonly ticks: number;
}

/** One process, or undefined when it is gone or only its exit code is left. */
export function processFacts(pid: number): ProcessFacts | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name may hold spaces and brackets; the fields begin after the last one. See proc_pid_stat(5).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return undefined;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, parent: Number(fields[1]), command, ticks: Number(fields[11]) + Number(fields[12]) };
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** Everything that was started by `pid`, by its children, and so on. */
export function descendants(pid: number): readonly ProcessFacts[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => processFacts(Number(name)))
    .filter((facts) => facts !== undefined);
  const found: ProcessFacts[] = [];
  const queue = [pid];
  for (let next = queue.shift(); next !== undefined; next = queue.shift())
    for (const facts of all)
      if (facts.parent === next) {
        found.push(facts);
        queue.push(facts.pid);
      }
  return found;
}

/** The child processes of the embedded engine under a workbench: at most one is expected. */
export function embeddedChildren(serverPid: number): readonly ProcessFacts[] {
  return descendants(serverPid).filter(({ command }) => command.includes('embeddedChild'));
}

/** Share of one processor that a process uses over `ms`; 0 once it is gone. */
export async function processorShare(pid: number, ms: number): Promise<number> {
  const before = processFacts(pid);
  const from = performance.now();
  await wait(ms);
  const after = processFacts(pid);
  if (!before || !after) return 0;
  return ((after.ticks - before.ticks) * 10) / (performance.now() - from);
}

/**
 * Addresses outside this machine that sockets of these processes are connected to, as `protocol hex-address:hex-port`,
 * from the kernel's own tables (proc_pid_net(5)). It sees native code, which no wrapper around Node's functions does.
 */
export function outsidePeers(pids: readonly number[]): readonly string[] {
  const inodes = new Set(pids.flatMap(socketInodes));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((protocol) =>
    readFileSync(`/proc/net/${protocol}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => inodes.has(fields[9] ?? '') && isOutside(fields[2] ?? ''))
      .map((fields) => `${protocol} ${fields[2]}`),
  );
}

function socketInodes(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const link = linkOf(`/proc/${pid}/fd/${fd}`);
      const inode = /^socket:\[(\d+)\]$/.exec(link)?.[1];
      return inode === undefined ? [] : [inode];
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Where a link leads; empty when the file was closed meanwhile. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** Not 127.0.0.0/8, not ::1 and its IPv4 twin, and not unconnected. Addresses are in the byte order of the machine (little-endian here). */
function isOutside(peer: string): boolean {
  const address = peer.split(':')[0] ?? '';
  if (/^0+$/.test(address)) return false;
  if (address.length === 8) return !address.endsWith('7F');
  return !(address === '00000000000000000000000001000000' || /^0000000000000000FFFF0000[0-9A-F]{6}7F$/.test(address));
}
