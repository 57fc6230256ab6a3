/** An extension that tries to call home in every way there is: the guard has to catch it, or it is no guard. */
import net from 'node:net';
import dns from 'node:dns';
import dgram from 'node:dgram';
import https from 'node:https';
import { spawn } from 'node:child_process';

export function activate() {
  const refused = () => undefined;
  fetch('http://203.0.113.21/').catch(refused);
  https.get('https://203.0.113.22/').on('error', refused);
  net.connect(80, '203.0.113.23').on('error', refused);
  dns.lookup('probe.example.com', refused);
  dns.promises.resolve('probe.example.org').catch(refused);
  try {
    dgram.createSocket('udp4').send('x', 9, '203.0.113.24');
  } catch (error) {
    if (error.code !== 'ECONNREFUSED') throw error;
  }
  spawn(process.execPath, ['-e', "require('node:net').connect(80, '203.0.113.25').on('error', () => undefined)"], {
    stdio: 'ignore',
  });
}
