/** Which files of the repository make up the extension, and putting them into an editor's extensions folder. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { root } from './paths.mjs';

/** Single files at the top, where they exist; and whole folders. */
const files = [/^package(\.nls(\.[\w-]+)?)?\.json$/, /^README\.md$/, /^CHANGELOG\.md$/, /^LICENSE(\.\w+)?$/];
const folders = ['dist', 'media', 'lessons', 'l10n'];
/** Never part of the extension. The command line and the recordings of builds are for this machine. */
const leftOut = [/\.map$/, /^dist\/cli\//, /\.tsbuildinfo$/, /(^|\/)\./];

/**
 * The extension's files, as paths inside the repository with forward slashes, sorted.
 * @param {string} [from]
 * @returns {string[]}
 */
export function extensionFiles(from = root) {
  const top = readdirSync(from, { withFileTypes: true })
    .filter((entry) => entry.isFile() && files.some((pattern) => pattern.test(entry.name)))
    .map((entry) => entry.name);
  const inside = folders.flatMap((folder) => (existsSync(join(from, folder)) ? walk(join(from, folder)) : []));
  return [...top, ...inside.map((file) => relative(from, file).split(sep).join('/'))]
    .filter((file) => !leftOut.some((pattern) => pattern.test(file)))
    .sort();
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : entry.isFile() ? [path] : [];
  });
}

/** @param {string} from @returns {{ id: string, version: string, name: string }} */
function identityOf(from) {
  const { publisher, name, version } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
  return { id: `${publisher}.${name}`.toLowerCase(), version, name };
}

/**
 * Puts a built extension into an editor's extensions folder, as installing a .vsix of it would. It is copied, not linked: an editor that
 * is told to uninstall deletes what is there, and that must never be the repository. Copies nothing when nothing has changed.
 * @param {string} extensionsDir
 * @param {string} [from] a folder with a package.json
 * @returns {string} where it is
 */
export function placeExtension(extensionsDir, from = root) {
  const { id, version } = identityOf(from);
  const folderName = `${id}-${version}`;
  const target = join(extensionsDir, folderName);
  const list =
    from === root ? extensionFiles(from) : walk(from).map((file) => relative(from, file).split(sep).join('/'));
  const stamp = JSON.stringify(
    list.map((file) => {
      const { size, mtimeMs } = statSync(join(from, file));
      return [file, size, Math.round(mtimeMs)];
    }),
  );
  const stampFile = join(extensionsDir, `.${folderName}.stamp`);
  if (!(
    existsSync(stampFile) &&
    existsSync(join(target, 'package.json')) &&
    readFileSync(stampFile, 'utf8') === stamp
  )) {
    rmSync(stampFile, { force: true });
    rmSync(target, { recursive: true, force: true });
    for (const file of list) {
      mkdirSync(dirname(join(target, file)), { recursive: true });
      cpSync(join(from, file), join(target, file));
    }
    writeFileSync(stampFile, stamp);
  }
  register(extensionsDir, { id, version, folderName, target });
  return target;
}

/**
 * The editor loads what its own list names.
 * @param {string} extensionsDir
 * @param {{ id: string, version: string, folderName: string, target: string }} extension
 */
function register(extensionsDir, extension) {
  const listFile = join(extensionsDir, 'extensions.json');
  /** @type {{ identifier?: { id?: string }, relativeLocation?: string }[]} */
  let list = [];
  try {
    const value = JSON.parse(readFileSync(listFile, 'utf8'));
    if (Array.isArray(value)) list = value;
  } catch {
    // No list yet, or one that was cut: it is written anew below.
  }
  const older = list.filter((each) => each.identifier?.id?.toLowerCase() === extension.id);
  for (const { relativeLocation } of older) {
    if (relativeLocation && relativeLocation !== extension.folderName)
      rmSync(join(extensionsDir, relativeLocation), { recursive: true, force: true });
  }
  const next = [
    ...list.filter((each) => !older.includes(each)),
    {
      identifier: { id: extension.id },
      version: extension.version,
      location: { $mid: 1, path: toUriPath(extension.target), scheme: 'file' },
      relativeLocation: extension.folderName,
      metadata: {
        isApplicationScoped: false,
        isMachineScoped: true,
        isBuiltin: false,
        installedTimestamp: Date.now(),
        pinned: true,
        source: 'vsix',
      },
    },
  ];
  const temporary = `${listFile}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(next));
  renameSync(temporary, listFile);
  // Uninstalled once before: the editor would go on leaving it out.
  const obsoleteFile = join(extensionsDir, '.obsolete');
  if (!existsSync(obsoleteFile)) return;
  const obsolete = JSON.parse(readFileSync(obsoleteFile, 'utf8'));
  delete obsolete[extension.folderName];
  writeFileSync(obsoleteFile, JSON.stringify(obsolete));
}

/** @param {string} path */
const toUriPath = (path) => (sep === '\\' ? `/${path.split(sep).join('/')}` : path);
