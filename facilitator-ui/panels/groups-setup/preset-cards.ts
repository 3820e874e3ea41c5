import { PRESETS } from '../../../shared/gathering/groups/model/presets.ts';
import { groupsSetupWords } from '../../../shared/words/console-groups-setup.en.ts';

const words = groupsSetupWords.preset;

export type PresetName = keyof typeof words.names;
export const isNamed = (name: string): name is PresetName => Object.hasOwn(words.names, name);

/** The ways of working that have a name here, each with what it is. */
export const PRESET_CARDS = PRESETS.map(({ preset }) => preset)
  .filter(isNamed)
  .map((id) => ({ id, name: words.names[id], about: words.about[id] }));
