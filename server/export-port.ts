import type { Gathering } from '../shared/gathering/gathering.ts';
import type { LinkRole } from '../shared/gathering/role.ts';
import type { Instant } from '../shared/gathering/time.ts';

/** A file that is made from an evening when it is asked for, and never on disk. */
export interface ExportFile {
  /** Media type, with its charset where it is text. */
  readonly type: string;
  /** What the browser calls it. */
  readonly name: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface Export {
  /** Who may take it. */
  readonly roles: readonly LinkRole[];
  /** Whether it is made only once the evening is closed: before that, people can still take back what they wrote. */
  readonly afterClose: boolean;
  readonly make: (evening: Gathering, now: Instant) => ExportFile | Promise<ExportFile>;
}

/** Files by the last part of their address. */
export type Exports = Readonly<Record<string, Export>>;
