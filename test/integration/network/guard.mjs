/**
 * Loaded before anything else into every Node process of a workbench: refuses whatever would leave this machine, and notes it.
 * One JSON line an attempt, and one line for each process in which the guard stands, in guard.jsonl beside this file.
 */
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';
import net from 'node:net';
import dns from 'node:dns';
import dgram from 'node:dgram';
import { ChildProcess } from 'node:child_process';

const logFile = fileURLToPath(new URL('guard.jsonl', import.meta.url));
const note = (line) => appendFileSync(logFile, `${JSON.stringify({ pid: process.pid, ...line })}\n`);

const option = `--import=${import.meta.url}`;
// VS Code takes NODE_OPTIONS away from the extension host, and the extension from its own child: the guard puts it back into each.
const spawn = ChildProcess.prototype.spawn;
ChildProcess.prototype.spawn = function (options) {
  const others = (options.envPairs ?? []).filter((pair) => !pair.startsWith('NODE_OPTIONS='));
  return spawn.call(this, { ...options, envPairs: [...others, `NODE_OPTIONS=${option}`] });
};
Error.stackTraceLimit = 100;
note({ kind: 'guard', parent: process.ppid, argv: process.argv.slice(1) });

const isLoopback = (host) => /^(localhost|127(\.\d+){3}|::1|::ffff:127(\.\d+){3})$/i.test(String(host));
const refusal = (what) => Object.assign(new Error(`refused by the guard: ${what}`), { code: 'ECONNREFUSED' });
const attempt = (way, to) => note({ kind: 'attempt', way, to: String(to), stack: new Error('here').stack });

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  const options = Array.isArray(given[0]) ? given[0][0] : given[0];
  const isPath =
    (options && typeof options === 'object' && options.path) ||
    (typeof options === 'string' && Number.isNaN(Number(options)));
  const host =
    options && typeof options === 'object' ? options.host : typeof given[1] === 'string' ? given[1] : undefined;
  if (isPath || host === undefined || isLoopback(host)) return connect.apply(this, given);
  attempt('connect', `${host}:${options.port ?? options}`);
  process.nextTick(() => this.destroy(refusal(host)));
  return this;
};

for (const target of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
  for (const name of [
    'lookup',
    'resolve',
    'resolve4',
    'resolve6',
    'resolveAny',
    'resolveTxt',
    'resolveSrv',
    'resolveMx',
  ]) {
    const original = target[name];
    if (typeof original !== 'function') continue;
    target[name] = function (host, ...rest) {
      if (isLoopback(host) || host === '' || host === null) return original.call(this, host, ...rest);
      attempt(`dns.${name}`, host);
      const done = rest.at(-1);
      const error = Object.assign(refusal(host), { code: 'ENOTFOUND' });
      if (typeof done !== 'function') return Promise.reject(error);
      process.nextTick(done, error);
      return {};
    };
  }

for (const name of ['send', 'connect']) {
  const original = dgram.Socket.prototype[name];
  dgram.Socket.prototype[name] = function (...given) {
    const host = given.find((each, index) => index > 0 && typeof each === 'string');
    if (host === undefined || isLoopback(host)) return original.apply(this, given);
    attempt(`udp.${name}`, host);
    throw refusal(host);
  };
}

syncBuiltinESMExports();
