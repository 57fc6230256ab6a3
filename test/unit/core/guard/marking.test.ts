import assert from 'node:assert/strict';
import { scan } from '../../../../src/core/guard/scan.js';

const seen = (text: string) =>
  scan(text, { types: ['marking'] }).map((finding) =>
    finding.type === 'marking' ? `${finding.level}: ${text.slice(finding.start, finding.end)}` : 'no marking',
  );

describe('protective markings', () => {
  const rows: readonly (readonly [string, ...string[]])[] = [
    ['OFFICIAL', 'OFFICIAL: OFFICIAL'],
    ['OFFICIAL-SENSITIVE\n\nText', 'OFFICIAL-SENSITIVE: OFFICIAL-SENSITIVE'],
    ['OFFICIAL SENSITIVE', 'OFFICIAL-SENSITIVE: OFFICIAL SENSITIVE'],
    ['OFFICIAL \u2013 SENSITIVE', 'OFFICIAL-SENSITIVE: OFFICIAL \u2013 SENSITIVE'],
    ['OFFICIAL:SENSITIVE', 'OFFICIAL-SENSITIVE: OFFICIAL:SENSITIVE'],
    ['Text.\n\nOFFICIAL-SENSITIVE - PERSONAL DATA', 'OFFICIAL-SENSITIVE: OFFICIAL-SENSITIVE - PERSONAL DATA'],
    [
      'OFFICIAL-SENSITIVE COMMERCIAL RECIPIENTS ONLY',
      'OFFICIAL-SENSITIVE: OFFICIAL-SENSITIVE COMMERCIAL RECIPIENTS ONLY',
    ],
    ['UK OFFICIAL', 'OFFICIAL: UK OFFICIAL'],
    ['UK SECRET - UK EYES ONLY', 'SECRET: UK SECRET - UK EYES ONLY'],
    ['TOP SECRET', 'TOP SECRET: TOP SECRET'],
    ['OFFICIAL - FOR PUBLIC RELEASE', 'published: OFFICIAL - FOR PUBLIC RELEASE'],
    ['OFFICIAL - MARKET SENSITIVE', 'OFFICIAL: OFFICIAL - MARKET SENSITIVE'],
    ['O-S', 'OFFICIAL-SENSITIVE: O-S'],
    ['Subject: [OFF-SEN] Draft letter', 'OFFICIAL-SENSITIVE: OFF-SEN'],
    ['Subject: OFFICIAL-SENSITIVE: rota', 'OFFICIAL-SENSITIVE: OFFICIAL-SENSITIVE'],
    ['Subject: Budget - OFFICIAL', 'OFFICIAL: OFFICIAL'],
    ['Classification: Official Sensitive', 'OFFICIAL-SENSITIVE: Official Sensitive'],
    ['| OFFICIAL | Page 2 of 9 |', 'OFFICIAL: OFFICIAL'],
    ['**OFFICIAL-SENSITIVE**', 'OFFICIAL-SENSITIVE: OFFICIAL-SENSITIVE'],
    ['<p>OFFICIAL</p>', 'OFFICIAL: OFFICIAL'],
    ['Page 1 of 3    OFFICIAL', 'OFFICIAL: OFFICIAL'],
    ['RESTRICTED', 'old: RESTRICTED'],
    ['PROTECT - PERSONAL', 'old: PROTECT - PERSONAL'],
    ['CONFIDENTIAL', 'old: CONFIDENTIAL'],
    ['NOT PROTECTIVELY MARKED', 'old: NOT PROTECTIVELY MARKED'],
    ['OFFICIAL\r\nText\r\nOFFICIAL\r\n', 'OFFICIAL: OFFICIAL', 'OFFICIAL: OFFICIAL'],
    ['The official figures are secret.'],
    ['OFFICIAL STATISTICS'],
    ['Official Statistics'],
    ['THE OFFICIAL REPORT'],
    ['The Secretary of State'],
    ['SECRETARY OF STATE'],
    ['SECRET SANTA'],
    ['PRIVATE AND CONFIDENTIAL'],
    ['Documents marked OFFICIAL must be kept safe.'],
    ['We say it is OFFICIAL.'],
    ['Some of it is marked OFFICIAL-SENSITIVE and must not leave.'],
    ['This is in strict confidence, confidential and restricted.'],
    ['official'],
    ['secret'],
    ['RESTRICTED AREA'],
    ['O-S morning all, the note is in the folder', 'OFFICIAL-SENSITIVE: O-S'],
    ['SECRET\nUK EYES ONLY', 'SECRET: SECRET', 'OFFICIAL-SENSITIVE: UK EYES ONLY'],
    ['Subject: OFFICIAL Two missing numbers', 'OFFICIAL: OFFICIAL'],
    ['UNOFFICIAL'],
  ];
  for (const [text, ...expected] of rows)
    it(`${JSON.stringify(text)} → ${expected.join(', ') || 'nothing'}`, () => assert.deepEqual(seen(text), expected));
});
