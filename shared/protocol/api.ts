import { sumOf } from '../gathering/sum.ts';

/** Below it are the crew's routes (http/routes.ts). */
export const API = '/api';

/**
 * Pictures of codes, public, SVG: the phone page's address and the hall's Wi-Fi. A browser shows the picture of an address that it has
 * seen once again without asking: what is in a picture is in its address, as a short sum.
 */
export const qrPath = (code: string, joinUrl: string): string => `/${code}/qr.svg?${sumOf(joinUrl)}`;
export const wifiQrPath = (code: string, { name, password }: { readonly name: string; readonly password: string }): string =>
  `/${code}/wifi.svg?${sumOf(`${name} ${password}`)}`;
