/**
 * The 95 % score interval for `passed` of `of` independent trials, each end from 0 to 1 (E. B. Wilson, “Probable inference, the law
 * of succession, and statistical inference”, Journal of the American Statistical Association 22, 1927). No trials say nothing: 0 to 1.
 */
export function wilson(passed: number, of: number): { readonly low: number; readonly high: number } {
  if (of <= 0) return { low: 0, high: 1 };
  const z = 1.959963984540054;
  const share = passed / of;
  const centre = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return { low: passed === 0 ? 0 : centre - half, high: passed === of ? 1 : centre + half };
}
