/**
 * The difference between two views of the same kind: whole slices that changed, and of a list of things with ids only
 * the things that changed (VW4). Pure; clients put it back together with `applyPatch`.
 */
export interface ListPatch {
  /** Things that are new or other than they were, each with its place in the newer list, from the front. */
  readonly put: readonly (readonly [at: number, thing: Thing])[];
  /** Ids of the things that are gone. */
  readonly drop: readonly string[];
}
export interface ViewPatch {
  readonly set: Readonly<Record<string, unknown>>;
  readonly lists: Readonly<Record<string, ListPatch>>;
}

interface Thing {
  readonly id: string;
}
type Slices = Readonly<Record<string, unknown>>;

/** Slices that hold people's words, one contribution once. */
const LISTS = new Set(['items', 'shown', 'wall']);

const same = (one: unknown, other: unknown): boolean => one === other || JSON.stringify(one) === JSON.stringify(other);

/** Null where things that stay have changed their order: then the slice goes whole. */
const listPatch = (before: readonly Thing[], after: readonly Thing[]): ListPatch | null => {
  const placeOf = new Map(before.map((thing, place) => [thing.id, place]));
  const put: [number, Thing][] = [];
  let last = -1;
  for (const [at, thing] of after.entries()) {
    const place = placeOf.get(thing.id);
    if (place === undefined || !same(before[place], thing)) put.push([at, thing]);
    else if (place < last) return null;
    else last = place;
    placeOf.delete(thing.id);
  }
  return { put, drop: [...placeOf.keys()] };
};

/** What changed from `before` to `after`; null where nothing did. */
export const diffViews = (before: object, after: object): ViewPatch | null => {
  const was = before as Slices;
  const set: Record<string, unknown> = {};
  const lists: Record<string, ListPatch> = {};
  for (const [key, value] of Object.entries(after)) {
    const old = was[key];
    if (old === value) continue;
    const patch = LISTS.has(key) ? listPatch(old as readonly Thing[], value as readonly Thing[]) : null;
    if (patch === null) {
      if (!same(old, value)) set[key] = value;
    } else if (patch.put.length > 0 || patch.drop.length > 0) lists[key] = patch;
  }
  return Object.keys(set).length + Object.keys(lists).length === 0 ? null : { set, lists };
};

const patchedList = (list: readonly Thing[], { put, drop }: ListPatch): Thing[] => {
  const gone = new Set([...drop, ...put.map(([, thing]) => thing.id)]);
  const after = list.filter((thing) => !gone.has(thing.id));
  if (put.length === 0) return after;
  const merged: Thing[] = [];
  let taken = 0;
  for (const [at, thing] of put) {
    while (merged.length < at) merged.push(after[taken++] as Thing);
    merged.push(thing);
  }
  return merged.concat(after.slice(taken));
};

/** `view` with the patch applied. */
export const applyPatch = <View extends object>(view: View, patch: ViewPatch): View => {
  const after: Record<string, unknown> = { ...view, ...patch.set };
  for (const [key, list] of Object.entries(patch.lists)) after[key] = patchedList(after[key] as readonly Thing[], list);
  return after as View;
};
