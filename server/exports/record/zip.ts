import { promisify } from 'node:util';
import { strToU8, zip, type AsyncZippable, type AsyncZipOptions } from 'fflate';

/** One date for all, by the local calendar, as zips have it: when a file was made says nothing (RC6). */
const WHEN = new Date(2000, 0, 1);

/** Large files are compressed on threads of their own: other evenings of this server go on meanwhile. */
const zipApart = promisify<AsyncZippable, AsyncZipOptions, Uint8Array<ArrayBuffer>>(zip);

/** Files as one zip, in the order in which they are given, in a folder of their own: two zips unpacked in one place stay apart. */
export const zipped = (folder: string, files: Readonly<Record<string, string>>): Promise<Uint8Array<ArrayBuffer>> =>
  zipApart(Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, strToU8(text)])), { level: 6, mtime: WHEN });
