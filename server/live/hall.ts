import type { Bucket } from '../limits.ts';
import type { Outbox } from '../room/outbox.ts';
import type { Screens } from './audience.ts';
import type { Needs } from './needs.ts';
import type { Projectors } from './projectors.ts';

/** What the connections of one evening share. */
export interface Hall {
  readonly screens: Screens;
  readonly outbox: Outbox;
  readonly projectors: Projectors;
  readonly needs: Needs;
  /** The pace at which its phones are given numbers, and that of new hands. */
  readonly numbers: Bucket;
  readonly hands: Bucket;
}
