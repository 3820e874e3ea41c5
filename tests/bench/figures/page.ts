import { loadPage, partsOf } from '../../tools/page.ts';
import { Evening } from '../evening.ts';
import type { Figure } from '../figure.ts';

/** Browsers offer brotli on https and on localhost alone; a hall's plain address is served gzip. */
const OFFERS = { brotli: 'br', gzip: 'gzip, deflate', nothing: 'identity' } as const;

/** What can be read in the HTML itself, before any style or script has come. */
const isReadable = (html: string): boolean =>
  html.includes('How can the police respect Black communities better?') && /<textarea\b/.test(html) && /<form\b/.test(html);

export const page: Figure = {
  name: 'page',
  what: 'Phone page: all bytes to usable, gzip',
  unit: 'kB',
  target: 45,
  better: 'less',
  measure: async () => {
    await using evening = await Evening.open();
    const { phone, url } = evening;
    const address = `${url}/${'code' in phone ? phone.code : ''}`;
    const brotli = await loadPage(address, OFFERS.brotli);
    const gzip = await loadPage(address, OFFERS.gzip);
    const plain = await loadPage(address, OFFERS.nothing);
    const each = Object.fromEntries(
      [gzip.html, ...gzip.assets].map(({ path, bytes }) => [`bytes of ${path.replace(/^\/[A-Z0-9]{4}$/, 'the HTML')}`, bytes]),
    );
    const parts = await partsOf(url, gzip.assets, OFFERS.gzip);
    const later = Object.fromEntries(parts.map(({ name, bytes }) => [`bytes of the part "${name}", fetched later`, bytes]));
    return {
      value: gzip.bytes / 1000,
      detail: {
        laterKilobytes: parts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000,
        brotliKilobytes: brotli.bytes / 1000,
        plainKilobytes: plain.bytes / 1000,
        readableBeforeScript: isReadable(plain.html.text) ? 'yes' : 'no',
        ...each,
        ...later,
      },
    };
  },
};
