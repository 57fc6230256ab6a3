import assert from 'node:assert/strict';
import { applyRule } from '../../../../../src/core/checks/rules.js';
import type { CheckInput, Reason } from '../../../../../src/core/checks/mark.js';
import type { Rule } from '../../../../../src/core/checks/rule.js';
import { ruleSchema } from '../../../../../src/core/checks/rule.js';

/** One line of a rule's table. `spans` are the very words that the result points at. */
export interface Row {
  readonly what: string;
  readonly rule: Rule;
  readonly answer: string;
  readonly source?: string;
  readonly prompt?: string;
  readonly passes: boolean;
  readonly reason?: Partial<Reason> & { readonly [key: string]: unknown };
  readonly spans?: readonly string[];
}

/** Runs a table: each line is a test of its own. */
export function table(rows: readonly Row[]): void {
  for (const row of rows)
    it(row.what, () => {
      const input: CheckInput = { answer: row.answer, source: row.source ?? '', prompt: row.prompt ?? '' };
      const result = applyRule(ruleSchema.parse(row.rule), input);
      assert.equal(result.passed, row.passes, JSON.stringify(result));
      assert.ok(result.score >= 0 && result.score <= 1, `score ${result.score}`);
      assert.equal(result.score === 1, row.passes, `score ${result.score}`);
      for (const [key, value] of Object.entries(row.reason ?? {}))
        assert.deepEqual((result.reason as Record<string, unknown>)[key], value, key);
      for (const span of result.spans ?? [])
        assert.ok(span.start >= 0 && span.start < span.end && span.end <= row.answer.length, JSON.stringify(span));
      if (row.spans)
        assert.deepEqual(
          (result.spans ?? []).map(({ start, end }) => row.answer.slice(start, end)),
          row.spans,
        );
    });
}
