import type { Surroundings } from '../../shared/views/surroundings.ts';

/** A hall in which all is well: three phones, a projector, and nothing that warns. */
export const SURROUNDINGS: Surroundings = {
  joinUrl: 'http://hall/K7QF',
  joinHost: 'hall',
  addresses: [],
  phones: 3,
  projectors: 1,
  screens: [],
  projectorLostAt: null,
  needs: [],
  firstPhoneSeen: true,
  saving: true,
  folderGone: false,
  lasting: false,
  sealsAt: null,
};
