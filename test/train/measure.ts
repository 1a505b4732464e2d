// What a model says of items that it did not learn from → how right it is, and how well its probabilities are calibrated.

/** A score (log-odds, before calibration) and the truth; `weight` is what the item counts beside others. */
export interface Scored {
  score: number;
  tells: boolean;
  weight: number;
}

/** Slope and offset that make scores probabilities (Platt, 1999), by Newton's method on the log-likelihood. */
export function calibrate(said: readonly Scored[]): { slope: number; offset: number } {
  let [slope, offset] = [1, 0];
  for (let round = 0; round < 50; round += 1) {
    let [gs, go, ss, so, oo] = [0, 0, 1e-9, 0, 1e-9];
    for (const { score, tells, weight } of said) {
      const p = 1 / (1 + Math.exp(-(slope * score + offset)));
      const [error, spread] = [(p - (tells ? 1 : 0)) * weight, p * (1 - p) * weight];
      gs += error * score;
      go += error;
      ss += spread * score * score;
      so += spread * score;
      oo += spread;
    }
    const determinant = ss * oo - so * so;
    slope -= (oo * gs - so * go) / determinant;
    offset -= (ss * go - so * gs) / determinant;
  }
  return { slope: Math.round(slope * 1000) / 1000, offset: Math.round(offset * 1000) / 1000 };
}

/** Expected calibration error in ten equal bins of probability: |share of events − mean probability|, by the bins' sizes. */
export function calibrationError(said: readonly { probability: number; tells: boolean }[]): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin += 1) {
    const inside = said.filter(({ probability }) => Math.min(9, Math.floor(probability * 10)) === bin);
    if (inside.length === 0) continue;
    const mean = inside.reduce((sum, { probability }) => sum + probability, 0) / inside.length;
    error +=
      (Math.abs(inside.filter(({ tells }) => tells).length / inside.length - mean) * inside.length) / said.length;
  }
  return error;
}

export function precisionRecall(said: readonly { tells: boolean; told: boolean }[]) {
  const right = said.filter(({ tells, told }) => tells && told).length;
  const precision = right / Math.max(1, said.filter(({ told }) => told).length);
  const recall = right / Math.max(1, said.filter(({ tells }) => tells).length);
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
