import * as v from 'valibot';

/** To a screen that waits to be paired: the code to show, and how long it holds (epoch ms). */
export const pairingCode = v.tuple([v.string(), v.number()]);

/** To a screen that was paired: the session to come back with. */
export const paired = v.tuple([v.string()]);
