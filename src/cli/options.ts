/** Options of a verb, read strictly: a mistyped one is named, never passed over. */

import { parseArgs } from 'node:util';
import { WrongUse } from './terminal.js';

type OptionKinds = { readonly [name: string]: 'text' | 'flag' };
export interface Options<Kinds extends OptionKinds> {
  readonly words: readonly string[];
  readonly given: { readonly [Name in keyof Kinds]: Kinds[Name] extends 'flag' ? boolean : string | undefined };
}

/** `json` and `help` belong to every verb. */
export function readOptions<const Kinds extends OptionKinds>(
  args: readonly string[],
  kinds: Kinds,
): Options<Kinds & { readonly json: 'flag'; readonly help: 'flag' }> {
  const all: OptionKinds = { ...kinds, json: 'flag', help: 'flag' };
  const options = Object.fromEntries(
    Object.entries(all).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({
      args: joinNegatives(args),
      options,
      allowPositionals: true,
      strict: true,
    });
    const given = Object.fromEntries(
      Object.entries(all).map(([name, kind]) => [name, kind === 'flag' ? values[name] === true : values[name]]),
    );
    return { words: positionals, given: given as Options<Kinds & { json: 'flag'; help: 'flag' }>['given'] };
  } catch (error) {
    throw new WrongUse(sentenceOf(error, args, all));
  }
}

/** `--temperature -1` is a wrong number, not a second option. */
function joinNegatives(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const last = joined.at(-1);
    if (/^-[\d.]/u.test(arg) && last !== undefined && /^--[a-z-]+$/u.test(last))
      joined[joined.length - 1] = `${last}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

function sentenceOf(error: unknown, args: readonly string[], kinds: OptionKinds): string {
  const names = Object.keys(kinds).map((name) => `--${name}`);
  const said = error instanceof Error ? error.message : String(error);
  const named = /'(?:-\w, )?(--?[\w-]+)/u.exec(said)?.[1];
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return `There is no option ${named ?? args.join(' ')}; there are ${names.join(', ')}.`;
  if (named !== undefined && kinds[named.slice(2)] === 'flag')
    return `The option ${named} takes no value; leave the value out.`;
  return `The option ${named ?? ''} needs a value; write ${named ?? '--option'} VALUE.`;
}

interface Range {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

/** A number in a range, or the usual one when the option was not given. */
export function readNumber(
  name: string,
  text: string | undefined,
  usual: number,
  { least, most, whole }: Range,
): number {
  if (text === undefined) return usual;
  const number = Number(text);
  const right =
    /^-?(?:\d+\.?\d*|\.\d+)$/u.test(text.trim()) &&
    number >= least &&
    number <= most &&
    (!whole || Number.isInteger(number));
  if (right) return number;
  throw new WrongUse(
    `The option --${name} takes a ${whole ? 'whole number' : 'number'} from ${least} to ${most}, and got “${text}”.`,
  );
}

/** One of the names, undefined when the option was not given. */
export function readChoice<const Name extends string>(
  option: string,
  text: string | undefined,
  names: readonly Name[],
): Name | undefined {
  if (text === undefined) return undefined;
  const found = names.find((name) => name === text);
  if (found === undefined)
    throw new WrongUse(`The option --${option} takes one of ${names.join(', ')}, and got “${text}”.`);
  return found;
}
