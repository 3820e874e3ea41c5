import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { npmCommand } from '../../server/launch/install.mjs';

/** A browser that can be started, and what it needs to be started with. */
export interface BrowserProgram {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

const PACKAGE = '@sparticuz/chromium@147.0.0';
const CACHE = fileURLToPath(new URL('../../.cache/chromium', import.meta.url));
const PACKED = join(CACHE, 'node_modules/@sparticuz/chromium/bin');
const UNPACKED = join(CACHE, 'unpacked-147.0.0');
const PROGRAM = join(UNPACKED, 'chromium');

/** It was built for small Linux machines, where browsers have no zygote and fonts no hinting. */
const ARGS = ['--no-zygote', '--font-render-hinting=none'];

const execute = promisify(execFile);

/**
 * A Chromium for Linux on x64 that comes as an npm package: fetched and unpacked the first time, then kept.
 * The libraries in the package are used only where the system lacks its own.
 */
export async function bundledChromium(): Promise<BrowserProgram> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium or Chrome was found. Install one, or name it: OPEN_FLOOR_CHROMIUM=/path/to/chrome npm test');
  }
  if (!(await exists(PROGRAM))) await fetchAndUnpack();
  const fonts = { FONTCONFIG_PATH: UNPACKED };
  const bare = (await exists('/etc/fonts/fonts.conf')) ? {} : fonts;
  const env = (await starts(bare)) ? bare : { ...bare, LD_LIBRARY_PATH: join(UNPACKED, 'lib') };
  return { executablePath: PROGRAM, args: ARGS, env };
}

async function fetchAndUnpack(): Promise<void> {
  const npm = npmCommand();
  await mkdir(CACHE, { recursive: true });
  await execute(npm.program, [...npm.words, 'install', '--no-save', '--no-audit', '--no-fund', '--prefix', CACHE, PACKAGE], { cwd: CACHE });
  // Unpacked beside and renamed at the end: a broken-off unpacking is never taken for a browser.
  const half = `${UNPACKED}.${String(process.pid)}`;
  try {
    await mkdir(half, { recursive: true });
    await decompress('chromium.br', join(half, 'chromium'));
    await chmod(join(half, 'chromium'), 0o755);
    for (const name of ['al2023.tar', 'fonts.tar', 'swiftshader.tar']) await unpack(name, half);
    await rename(half, UNPACKED);
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}

async function unpack(name: string, folder: string): Promise<void> {
  const archive = join(folder, name);
  await decompress(`${name}.br`, archive);
  await execute('tar', ['-x', '--no-same-owner', '-f', archive, '-C', folder]);
  await rm(archive);
}

async function decompress(packed: string, file: string): Promise<void> {
  await pipeline(createReadStream(join(PACKED, packed)), createBrotliDecompress(), createWriteStream(file));
}

async function starts(env: Record<string, string>): Promise<boolean> {
  try {
    await execute(PROGRAM, ['--version', '--no-sandbox'], { env: { ...process.env, ...env }, timeout: 20_000 });
    return true;
  } catch (reason) {
    if (reason instanceof Error) return false;
    throw reason;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (reason) {
    if (reason instanceof Error) return false;
    throw reason;
  }
}
