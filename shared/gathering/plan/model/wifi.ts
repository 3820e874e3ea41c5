import * as v from 'valibot';
import { withoutControls } from '../../text/clean.ts';
import { line } from '../../text/fields.ts';

/** WPA: a password has 8 to 63 characters, or the key itself is given, in 64 digits of base 16. */
const SHORTEST = 8;
const KEY_LENGTH = 64;

/** Most characters in the field. */
export const LONGEST_WIFI_PASSWORD = KEY_LENGTH;

/** Whether it can be one, as far as its length tells: 64 characters are a key and nothing else. */
export const canBeWifiPassword = (text: string): boolean => text.length < KEY_LENGTH || /^[0-9a-f]{64}$/i.test(text);

/** Spaces at its ends are part of a password. A few spaces and nothing else are too short for one: the network is open. */
const asWifiPassword = (typed: string): string => {
  const text = withoutControls(typed).replaceAll('\n', '');
  return text.length < SHORTEST && text.trim() === '' ? '' : text;
};

/** The hall's Wi-Fi (PL10); without a name there is none, without a password it is open. */
export const Wifi = v.object({
  name: line(32),
  password: v.pipe(v.string(), v.transform(asWifiPassword), v.maxLength(LONGEST_WIFI_PASSWORD), v.check(canBeWifiPassword)),
});
