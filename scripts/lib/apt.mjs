/** Debian's packages, only where this process may install them. */
import { onPath, run } from './run.mjs';

/** Whether apt-get is here and this process is root. */
export function mayUseApt() {
  return process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get') !== undefined;
}

/**
 * Installs packages; asks for the newest lists once when the first try fails.
 * @param {readonly string[]} packages
 * @returns {Promise<boolean>} whether they are installed now
 */
export async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', ...packages], {
      env,
      timeoutSeconds: 600,
    });
  if ((await install()).code === 0) return true;
  await run('apt-get', ['update', '-q'], { env, timeoutSeconds: 300 });
  return (await install()).code === 0;
}
