import { Hono } from 'hono';
import QRCode from 'qrcode';
import { ALPHABET, CODE_LENGTH } from '../../shared/gathering/code.ts';
import type { Room } from '../room/room.ts';

/** Special characters of the Wi-Fi code are escaped with a backslash, as phone cameras expect. */
const escapeWifi = (text: string): string => text.replace(/[\\;,:"]/g, (character) => `\\${character}`);

/** What a phone's camera reads to join a network: WPA where there is a password, else open. */
export const wifiText = ({ name, password }: { name: string; password: string }): string =>
  password === '' ? `WIFI:T:nopass;S:${escapeWifi(name)};;` : `WIFI:T:WPA;S:${escapeWifi(name)};P:${escapeWifi(password)};;`;

/** Pictures of codes: the phone page's address, and the hall's Wi-Fi. */
export const qrRoutes = (byCode: (code: string) => Room | undefined, joinUrl: (room: Room) => string): Hono => {
  const routes = new Hono();
  const code = `:code{[${ALPHABET}]{${CODE_LENGTH}}}`;
  const picture = (text: string): Promise<string> => QRCode.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });

  routes.get(`/${code}/qr.svg`, async (context) => {
    const room = byCode(context.req.param('code'));
    return room ? context.body(await picture(joinUrl(room)), 200, { 'Content-Type': 'image/svg+xml' }) : context.notFound();
  });
  routes.get(`/${code}/wifi.svg`, async (context) => {
    const wifi = byCode(context.req.param('code'))?.state.plan.settings.wifi;
    return wifi?.name ? context.body(await picture(wifiText(wifi)), 200, { 'Content-Type': 'image/svg+xml' }) : context.notFound();
  });
  return routes;
};
