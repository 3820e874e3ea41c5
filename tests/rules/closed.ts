import fc from 'fast-check';
import type { Consent } from '../../shared/gathering/floor/model/consent.ts';
import type { Gathering } from '../../shared/gathering/gathering.ts';
import { MINUTE } from '../../shared/gathering/time.ts';
import { Evening, steps, type Step } from './evening.ts';

/** What must not leave in any file, each unlike anything that a plan or a person says here. */
export const SECRETS = { id: 'EVENING-ID-4711', code: 'QZXW', wifi: 'WIFI-NAME-4711', password: 'WIFI-PASS-4711', address: '10.98.76.54:4711' };

/** A random evening with those secrets, closed by its clock whatever it has come to. */
export const closed = (path: readonly Step[], consent: Consent = 'shown-and-quoted'): Gathering => {
  const evening = new Evening();
  evening.state = { ...evening.state, id: SECRETS.id, code: SECRETS.code, consent };
  const { wifi: name, password, address } = SECRETS;
  evening.does('organiser', 'plan.editSettings', { wifi: { name, password }, address });
  for (const step of path) evening.goes(step);
  if (evening.state.run.closedAt === null) evening.does('system', 'run.close', {}, MINUTE);
  // Two people may have written the same: made unlike each other, so that a test can look for one of them.
  const contributions = evening.state.floor.contributions.map((one, index) => ({ ...one, text: `${one.text} (${index})` }));
  return { ...evening.state, floor: { ...evening.state.floor, contributions } };
};

export const closedEvenings = steps.map((path) => closed(path));

/** Each of these many random evenings is looked at. */
export const RUNS = { numRuns: 60 };
export const forClosed = (look: (evening: Gathering) => void): void => {
  fc.assert(fc.property(closedEvenings, look), RUNS);
};
