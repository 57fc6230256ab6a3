/** The eyes of the other tests: what they are told of processes and connections is so. */

import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { connect, createServer, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { eventually } from './workbench/expect.js';
import { descendants, outsidePeers, processFacts, processorShare, noProcesses } from './workbench/processes.js';

if (noProcesses !== undefined) console.log(`NOT RUN: what is told of processes: ${noProcesses}`);
else
  describe('what is told of processes', () => {
    it('tells one that works from one that rests, and knows when it is gone', async () => {
      const busy = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
      const idle = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 60_000)'], { stdio: 'ignore' });
      try {
        const [busyPid, idlePid] = [busy.pid ?? 0, idle.pid ?? 0];
        const found = descendants(process.pid).map(({ pid }) => pid);
        assert.ok(found.includes(busyPid) && found.includes(idlePid));
        await eventually('a processor at work', async () => (await processorShare(busyPid, 300)) > 0.1);
        await eventually('a processor at rest', async () => (await processorShare(idlePid, 300)) < 0.05);
        busy.kill('SIGKILL');
        await eventually('gone', () => processFacts(busyPid) === undefined);
        assert.equal(await processorShare(busyPid, 10), 0);
      } finally {
        busy.kill('SIGKILL');
        idle.kill('SIGKILL');
      }
    });

    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal)?.address;
    for (const [name, host, seen] of [
      ['does not count a connection on the loopback', '127.0.0.1', 0],
      ['sees a connection by any other address', outside, 1],
    ] as const) {
      if (host === undefined) console.log(`NOT RUN: ${name}: this machine has no address but its loopback`);
      else
        it(name, async () => {
          const server = createServer((socket) => socket.on('error', () => socket.destroy()));
          await new Promise<void>((resolve) => server.listen(0, host, resolve));
          const client = connect((server.address() as AddressInfo).port, host);
          try {
            await new Promise<void>((resolve, reject) => client.once('connect', resolve).once('error', reject));
            const port = (client.remotePort ?? 0).toString(16).toUpperCase().padStart(4, '0');
            const peers = outsidePeers([process.pid]).filter((peer) => peer.endsWith(`:${port}`));
            assert.equal(peers.length, seen);
          } finally {
            client.destroy();
            server.close();
          }
        });
    }
  });
