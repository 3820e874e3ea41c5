import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { type BrowserProgram, bundledChromium } from './bundled-chromium.ts';

/** Quiet, and no questions to any other host: a test browser talks to the page it tests and to nobody else. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-dev-shm-usage',
];

/**
 * Opens a real Chromium: the one OPEN_FLOOR_CHROMIUM names, else an installed one, else one from an npm package, kept in
 * `.cache/`. `OPEN_FLOOR_CHROMIUM=bundled` asks for the last even where one is installed.
 */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const program = await chooseProgram(process.env.OPEN_FLOOR_CHROMIUM);
  return chromium.launch({
    ...options,
    executablePath: program.executablePath,
    env: { ...definedOnly(process.env), ...program.env, ...options.env },
    args: [...QUIET, ...program.args, ...(options.args ?? [])],
  });
}

async function chooseProgram(named: string | undefined): Promise<BrowserProgram> {
  if (named && named !== 'bundled') return { executablePath: named, args: [], env: {} };
  const installed = named === 'bundled' ? undefined : usualPlaces().find((path) => existsSync(path));
  return installed ? { executablePath: installed, args: [], env: {} } : bundledChromium();
}

/** Where Chromium, Chrome and Edge are usually installed on this kind of machine. */
function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return names.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    const programs = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return roots.flatMap((root) => (root ? programs.map((program) => join(root, program)) : []));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  return ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) => names.map((name) => join(folder, name)));
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
