// Samples over time in; how they rise, as the slope of the line that fits them best, out.

export interface Point {
  /** ms */
  at: number;
  value: number;
}

/** The least of each `span` ms: what stays when what comes and goes is gone. */
export function floorsOf(span: number, points: Point[]): Point[] {
  const floors = new Map<number, Point>();
  for (const point of points) {
    const stretch = Math.floor((point.at - (points[0]?.at ?? 0)) / span);
    const known = floors.get(stretch);
    if (known === undefined || point.value < known.value) floors.set(stretch, point);
  }
  return [...floors.values()];
}

/** Least squares: how much the value rises in `span` ms. 0 where fewer than two moments are known. */
export function riseIn(span: number, points: Point[]): number {
  const mean = (of: (point: Point) => number): number => points.reduce((sum, one) => sum + of(one), 0) / points.length;
  const [at, value] = [mean((one) => one.at), mean((one) => one.value)];
  const spread = points.reduce((sum, one) => sum + (one.at - at) ** 2, 0);
  if (spread === 0 || points.length === 0) return 0;
  return (points.reduce((sum, one) => sum + (one.at - at) * (one.value - value), 0) / spread) * span;
}
