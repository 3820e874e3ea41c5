/**
 * The difference between two views of the same kind: whole slices that changed, and of a list of things with ids only
 * the things that changed (VW4). Pure; the console's client puts it back together with `applyPatch`.
 */
export interface ListPatch {
  readonly put: readonly { readonly id: string }[];
  readonly drop: readonly string[];
}
export interface ViewPatch {
  readonly set: Readonly<Record<string, unknown>>;
  readonly lists: Readonly<Record<string, ListPatch>>;
}

type Thing = { readonly id: string };
type Slices = Readonly<Record<string, unknown>>;

const isListOfThings = (value: unknown): value is readonly Thing[] =>
  Array.isArray(value) && value.every((one: unknown) => typeof one === 'object' && one !== null && 'id' in one && typeof one.id === 'string');

const listPatch = (before: readonly Thing[], after: readonly Thing[]): ListPatch => {
  const old = new Map(before.map((thing) => [thing.id, thing]));
  const put = after.filter((thing) => old.get(thing.id) !== thing);
  for (const { id } of after) old.delete(id);
  return { put, drop: [...old.keys()] };
};

/** Slices that hold people's words, sorted by id on both sides. */
const LISTS = new Set(['items']);

/** What changed from `before` to `after`; null where nothing did. */
export const diffViews = (before: object, after: object): ViewPatch | null => {
  const was = before as Slices;
  const set: Record<string, unknown> = {};
  const lists: Record<string, ListPatch> = {};
  for (const [key, value] of Object.entries(after)) {
    const old = was[key];
    if (old === value) continue;
    if (LISTS.has(key) && isListOfThings(old) && isListOfThings(value)) {
      const patch = listPatch(old, value);
      if (patch.put.length > 0 || patch.drop.length > 0) lists[key] = patch;
    } else if (JSON.stringify(old) !== JSON.stringify(value)) {
      set[key] = value;
    }
  }
  return Object.keys(set).length + Object.keys(lists).length === 0 ? null : { set, lists };
};

/** `view` with the patch applied; lists stay sorted by id. */
export const applyPatch = <View extends object>(view: View, patch: ViewPatch): View => {
  const after: Record<string, unknown> = { ...view, ...patch.set };
  for (const [key, { put, drop }] of Object.entries(patch.lists)) {
    const list = after[key];
    if (!isListOfThings(list)) continue;
    const things = new Map(list.map((thing) => [thing.id, thing]));
    for (const id of drop) things.delete(id);
    for (const thing of put) things.set(thing.id, thing);
    after[key] = [...things.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  }
  return after as View;
};
