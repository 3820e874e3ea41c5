import type { Gathering } from '../shared/gathering/gathering.ts';
import type { Instant } from '../shared/gathering/time.ts';

/** A file that is made from an evening when it is asked for, and stored nowhere. */
export interface ExportFile {
  /** Media type, with its charset. */
  readonly type: string;
  /** What the browser calls it. */
  readonly name: string;
  readonly text: string;
}

/** Files by the last part of their address. */
export type Exports = Readonly<Record<string, (evening: Gathering, now: Instant) => ExportFile>>;
