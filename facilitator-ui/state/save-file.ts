import { refuse, type Refusal } from '../../shared/gathering/refusal.ts';
import { API } from '../../shared/protocol/api.ts';
import { refusalIn } from './api.ts';

/** How long an address in this browser's memory stays good (ms): a slow disk, or a tab that is looked at and loaded again. */
const KEPT_FOR = 600_000;

type Fetched = { readonly blob: Blob; readonly name: string | null } | Refusal;

/** Fetches a file that only this session may have. */
const fetched = async (session: string, path: string): Promise<Fetched> => {
  try {
    const response = await fetch(`${API}/${path}`, { headers: { Authorization: `Bearer ${session}` }, cache: 'no-store' });
    if (!response.ok) return refusalIn(await response.json());
    const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? null;
    return { blob: await response.blob(), name };
  } catch {
    // Nothing came back: for the person it is the same as no answer.
    return refuse('not-reached');
  }
};

const addressOf = (blob: Blob): string => {
  const address = URL.createObjectURL(blob);
  setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR);
  return address;
};

/** Fetches a file and hands it to the browser to keep. Resolves to the name that it was given, or to the refusal. */
export const saveFile = async (session: string, path: string, name: string): Promise<{ readonly saved: string } | Refusal> => {
  const file = await fetched(session, path);
  if ('refused' in file) return file;
  const link = document.createElement('a');
  link.href = addressOf(file.blob);
  link.download = file.name ?? name;
  link.click();
  return { saved: link.download };
};

/** Whether a tab shows this address, and all of it. It may have been closed, or gone elsewhere. */
const showsAll = (tab: Window, address: string): boolean => {
  try {
    return tab.location.href === address && tab.document.readyState === 'complete';
  } catch {
    return false;
  }
};

/** Prints what a tab shows, once it shows all of it. */
const printOnceThere = (tab: Window, address: string): void => {
  const look = setInterval(() => {
    if (tab.closed) clearInterval(look);
    if (!showsAll(tab, address)) return;
    clearInterval(look);
    tab.print();
  }, 50);
};

/**
 * Fetches a page and shows it in a tab of its own, or prints it from there. Call it in the click: a tab that is opened later
 * is blocked. Resolves to the refusal, if any, or to 'blocked' where the browser opens no tab.
 */
export const openFile = async (session: string, path: string, how: 'read' | 'print'): Promise<Refusal | 'blocked' | null> => {
  const tab = window.open('', '_blank');
  if (!tab) return 'blocked';
  const file = await fetched(session, path);
  if ('refused' in file) {
    tab.close();
    return file;
  }
  const address = addressOf(file.blob);
  tab.opener = null;
  tab.location.href = address;
  if (how === 'print') printOnceThere(tab, address);
  return null;
};
