import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Whether a file has this SHA-256. Read in the child process, so that the editor does not wait for it. */
export async function hasDigest(file: string, sha256: string): Promise<boolean> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Uint8Array);
  return hash.digest('hex') === sha256;
}
