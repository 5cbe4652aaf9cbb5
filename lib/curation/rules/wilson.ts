/** 95 times of 100. */
const z = 1.959964;

/**
 * The share that at least is true where `some` of `all` were counted: the lower end of Wilson's score interval
 * (E. B. Wilson, Journal of the American Statistical Association 22, 1927, page 209; recommended
 * by A. Agresti and B. Coull, The American Statistician 52, 1998). One no of one reader is far from certain.
 */
export function wilsonLower(some: number, all: number): number {
  if (some === 0) return 0;
  const share = some / all;
  const centre = share + (z * z) / (2 * all);
  const spread = z * Math.sqrt((share * (1 - share) + (z * z) / (4 * all)) / all);
  return Math.max(0, (centre - spread) / (1 + (z * z) / all));
}
