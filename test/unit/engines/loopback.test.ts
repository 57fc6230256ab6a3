import assert from 'node:assert/strict';
import { ProblemError } from '../../../src/core/problems.js';
import { isLoopbackPeer, loopbackAddress } from '../../../src/engines/loopback.js';

describe('the address of an engine on this machine', () => {
  const allowed: readonly [string, string][] = [
    ['http://127.0.0.1:11434', 'http://127.0.0.1:11434'],
    ['127.0.0.1:11434', 'http://127.0.0.1:11434'],
    ['localhost:11434', 'http://localhost:11434'],
    ['LOCALHOST:1', 'http://localhost:1'],
    ['http://127.8.9.10:1/', 'http://127.8.9.10:1'],
    ['http://[::1]:11434', 'http://[::1]:11434'],
    // Other spellings of 127.0.0.1, which the URL standard makes plain.
    ['http://127.1:11434', 'http://127.0.0.1:11434'],
    ['http://0x7f000001:11434', 'http://127.0.0.1:11434'],
    // The address of an API is taken for that of its server.
    ['http://127.0.0.1:11434/v1', 'http://127.0.0.1:11434'],
  ];
  for (const [address, origin] of allowed) {
    it(`may be ${address}`, () => assert.equal(loopbackAddress(address).origin, origin));
  }

  const refused = [
    'http://192.168.0.4:11434',
    'http://0.0.0.0:11434',
    'http://example.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://127.0.0.1@example.com/',
    'http://user:word@127.0.0.1/',
    'http://example.com#127.0.0.1',
    'http://[::ffff:127.0.0.1]/',
    'http://[::]/',
    'https://127.0.0.1',
    'file:///etc/hosts',
    'ollama.localhost:1',
    'not an address',
    '',
  ];
  for (const address of refused) {
    it(`may not be “${address}”`, () =>
      assert.throws(
        () => loopbackAddress(address),
        (error) => error instanceof ProblemError && error.problem.code === 'engine.address-not-allowed',
      ));
  }

  it('is told of the far end of a socket as well', () => {
    const ends = [
      '127.0.0.1',
      '127.3.2.1',
      '::1',
      '::ffff:127.0.0.1',
      '10.0.0.1',
      '::ffff:10.0.0.1',
      'fe80::1',
      undefined,
    ];
    assert.deepEqual(ends.map(isLoopbackPeer), [true, true, true, true, false, false, false, false]);
  });
});
