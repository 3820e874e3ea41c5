import fc from 'fast-check';

/** Any number does. With one for every run, what turns red has been changed, and was not found by chance. */
const FIXED = 1;

/** What random tests draw from: set before each file of tests, by `tests/run.mjs --seed`. */
const { OPEN_FLOOR_SEED: asked = String(FIXED) } = process.env;
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) });
