import { transparencyRecordSchema, type TransparencyRecord } from './record.js';

/**
 * A record as JSON for other programs: the keys in the order of the schema, whatever the order they were made in, so that two
 * records can be compared line by line. Throws on what is no record.
 */
export function recordAsJson(record: TransparencyRecord): string {
  return `${JSON.stringify(transparencyRecordSchema.parse(record), undefined, 2)}\n`;
}
