/** Reading a command's options: a table says what is allowed, anything else is wrong use. */
import { WrongUse } from './say.mjs';

/**
 * @typedef {object} Option
 * @property {'flag' | 'number' | 'text'} takes
 * @property {string} says one line for --help
 */

/**
 * @param {readonly string[]} argv without node and the script
 * @param {Readonly<Record<string, Option>>} options by name, without the dashes
 * @returns {Record<string, boolean | number | string>} only the options that were given
 * @throws {WrongUse}
 */
export function readArguments(argv, options) {
  /** @type {Record<string, boolean | number | string>} */
  const given = {};
  const known = () =>
    Object.keys(options)
      .map((name) => `--${name}`)
      .join(', ');
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    const match = /^--([a-z][a-z-]*)(?:=(.*))?$/.exec(word);
    const name = match?.[1];
    const option = name !== undefined && Object.hasOwn(options, name) ? options[name] : undefined;
    if (!match || name === undefined || !option)
      throw new WrongUse(`"${word}" is not an option; choose from ${known()}.`);
    if (name in given) throw new WrongUse(`--${name} was given twice.`);
    if (option.takes === 'flag') {
      if (match[2] !== undefined) throw new WrongUse(`--${name} takes no value.`);
      given[name] = true;
      continue;
    }
    const value = match[2] ?? argv[++i];
    if (value === undefined || value === '' || (match[2] === undefined && value.startsWith('--')))
      throw new WrongUse(`--${name} needs a value.`);
    given[name] = option.takes === 'number' ? wholeNumber(name, value) : value;
  }
  return given;
}

/** @param {string} name @param {string} value */
function wholeNumber(name, value) {
  if (!/^\d{1,9}$/.test(value)) throw new WrongUse(`--${name} needs a whole number, not "${value}".`);
  return Number(value);
}

/**
 * The text of --help.
 * @param {string} first
 * @param {Readonly<Record<string, Option>>} options
 */
export function helpText(first, options) {
  const rows = Object.entries(options).map(([name, { takes, says }]) => [
    `--${name}${takes === 'flag' ? '' : takes === 'number' ? ' N' : ' TEXT'}`,
    says,
  ]);
  const width = Math.max(...rows.map(([left]) => (left ?? '').length));
  return [first, '', ...rows.map(([left, right]) => `  ${(left ?? '').padEnd(width)}  ${right}`), ''].join('\n');
}
