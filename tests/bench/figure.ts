/** What one figure came to. */
export interface Measured {
  /** In the figure's unit; the number that is held against the target. */
  readonly value: number;
  /** What else was seen, by name: percentiles, the bare server's own figures, sizes. */
  readonly detail: Readonly<Record<string, number | string | readonly number[]>>;
}

/** One figure of the bench: what it measures, and what it is to reach. */
export interface Figure {
  /** How it is named on the command line. */
  readonly name: string;
  readonly what: string;
  readonly unit: string;
  readonly target: number;
  /** Whether less is better, or more. */
  readonly better: 'less' | 'more';
  measure(): Promise<Measured>;
}

export const isReached = ({ target, better }: Pick<Figure, 'target' | 'better'>, value: number): boolean =>
  better === 'less' ? value <= target : value >= target;
