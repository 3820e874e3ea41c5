import * as v from 'valibot';
import type { Route } from './route.ts';

/** A file of an evening that this session may take now; its address is `filePath`. */
export const FileLine = v.object({ name: v.string(), bytes: v.number() });
export type FileLine = v.InferOutput<typeof FileLine>;

export const listFiles = {
  method: 'GET',
  path: 'evenings/:evening/files',
  roles: ['organiser', 'facilitator'],
  body: null,
  reply: v.array(FileLine),
} as const satisfies Route;

/** Where a file of an evening is had, below `API`. Which there are, who may take each, and when, is for server/exports/list.ts to say. */
export const filePath = (evening: string, name: string): string => `evenings/${evening}/${name}`;
