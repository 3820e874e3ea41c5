import { isGone } from '../../../shared/gathering/plan/model/address.ts';
import { consoleWords } from '../../../shared/words/console.en.ts';

const { room } = consoleWords;
const LOOPBACK = /^(127\.|::1$)/;

/** Why phones may not find this laptop, in words; '' where nothing is known to be wrong (PL14). */
export const addressTrouble = (chosen: string, present: readonly string[]): string => {
  if (present.length > 0 && present.every((address) => LOOPBACK.test(address))) return room.onlyHere;
  if (chosen !== '' && isGone(chosen, present)) return room.gone(chosen);
  return present.length === 0 && chosen === '' ? room.noNetwork : '';
};
