import { SECOND, type Duration } from '../../time.ts';

/** What has stood on the screen this long counts as shown (ST10). */
export const SHOWN_AFTER: Duration = 3 * SECOND;
