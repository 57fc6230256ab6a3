/** A table of numbers, and its columns brought to one scale. */

/** Row after row: the value of row `r` in column `c` stands at `r * columns + c`. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** Throws a RangeError for rows of different widths. */
export function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  const columns = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== columns)) throw new RangeError('rows of different widths');
  return { rows: rows.length, columns, values: Float64Array.from(rows.flat()) };
}

/** What each column is moved and divided by. */
export interface Standardisation {
  readonly means: readonly number[];
  readonly scales: readonly number[];
}

/**
 * The mean and the standard deviation of each column (of all rows, not of a sample: divided by their number). A column that never
 * changes has the scale 1, so that it becomes nothing but zeros.
 */
export function standardisationOf({ rows, columns, values }: Matrix): Standardisation {
  const each = Array.from({ length: columns }, (_, column) => {
    let sum = 0;
    for (let at = column; at < values.length; at += columns) sum += values[at] ?? 0;
    const mean = rows === 0 ? 0 : sum / rows;
    let squares = 0;
    let most = 0;
    for (let at = column; at < values.length; at += columns) {
      const value = values[at] ?? 0;
      squares += (value - mean) ** 2;
      most = Math.max(most, Math.abs(value));
    }
    const deviation = rows === 0 ? 0 : Math.sqrt(squares / rows);
    // The mean of equal numbers may be off by a crumb, which must not be blown up to a difference.
    return { mean, scale: deviation <= 1e-12 * most ? 1 : deviation };
  });
  return { means: each.map(({ mean }) => mean), scales: each.map(({ scale }) => scale) };
}

/** A new matrix; the given one stays as it is. */
export function standardise({ rows, columns, values }: Matrix, { means, scales }: Standardisation): Matrix {
  const moved = new Float64Array(values.length);
  for (let at = 0; at < values.length; at += 1) {
    const column = at % columns;
    moved[at] = ((values[at] ?? 0) - (means[column] ?? 0)) / (scales[column] ?? 1);
  }
  return { rows, columns, values: moved };
}
