import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Quick, since each page is made anew; a page takes about a millisecond. */
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };

/** A page as it travels: in the best encoding that the phone takes. Browsers offer brotli on https alone. */
export const compressed = async (
  html: string,
  accepts: string,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly encoding: string | null }> => {
  if (/\bbr\b/.test(accepts)) return { bytes: new Uint8Array(await brotli(html, QUICK)), encoding: 'br' };
  if (/\bgzip\b/.test(accepts)) return { bytes: new Uint8Array(await zip(html)), encoding: 'gzip' };
  return { bytes: new TextEncoder().encode(html), encoding: null };
};
