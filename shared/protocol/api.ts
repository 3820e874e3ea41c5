import { sumOf } from '../gathering/sum.ts';
/**
 * The crew's HTTP routes, all JSON. All but `session` want `Authorization: Bearer SESSION`.
 *
 * | route | who | body | answer |
 * |---|---|---|---|
 * | POST session | anyone with a link | { token } | SessionReply |
 * | GET whoami | crew | | { role, evening } |
 * | GET templates | organiser | | TemplateLine[] |
 * | GET evenings | organiser | | EveningLine[] |
 * | POST evenings | organiser | { template, startsAt, timeZone, like? } | { id, code } |
 * | GET evenings/:id/minutes | organiser | | MinutesLine[] |
 * | GET evenings/:id/times.csv, points.csv, plan.ics | organiser, facilitator | | a file |
 * | GET evenings/:id/contributions.csv, record.html, record.json, record.zip | organiser, facilitator | | a file; `not-closed` before the close |
 * | GET evenings/:id/record-complete.zip | organiser | | a file; `not-closed` before the close |
 * | GET evenings/:id/files | organiser, facilitator | | FileLine[], those that this session may take now |
 * | GET evenings/:id/links | organiser, facilitator | | LinkLine[] |
 * | POST evenings/:id/links | organiser, facilitator | { role, label } | { id, token } |
 * | POST evenings/:id/cards | organiser, facilitator | { tables: number[] } | CardReply[] |
 * | DELETE evenings/:id/links/:link | organiser, facilitator | | {} |
 * | POST evenings/:id/projector | organiser, facilitator | { code } | {} |
 */
export const API = '/api';

/**
 * Pictures of codes, public, SVG: the phone page's address and the hall's Wi-Fi. A browser shows the picture of an address that it has
 * seen once again without asking: what is in a picture is in its address, as a short sum.
 */
export const qrPath = (code: string, joinUrl: string): string => `/${code}/qr.svg?${sumOf(joinUrl)}`;
export const wifiQrPath = (code: string, { name, password }: { readonly name: string; readonly password: string }): string =>
  `/${code}/wifi.svg?${sumOf(`${name} ${password}`)}`;
