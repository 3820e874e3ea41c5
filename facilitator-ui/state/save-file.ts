import { refuse, type Refusal } from '../../shared/gathering/refusal.ts';
import { API } from '../../shared/protocol/api.ts';
import { refusalIn } from './api.ts';

/** Fetches a file that only this session may have, and hands it to the browser to keep. Resolves to the refusal, if any. */
export const saveFile = async (session: string, path: string, name: string): Promise<Refusal | null> => {
  try {
    const response = await fetch(`${API}/${path}`, { headers: { Authorization: `Bearer ${session}` }, cache: 'no-store' });
    if (!response.ok) return refusalIn(await response.json());
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? name;
    link.click();
    URL.revokeObjectURL(link.href);
    return null;
  } catch {
    // Nothing came back: for the person it is the same as no answer.
    return refuse('not-reached');
  }
};
