/** Why a rule could not be kept. */
export type Cause =
  | 'pinned'
  | 'no-such-group'
  | 'larger-than-a-group'
  | 'pinned-apart'
  | 'pinned-together'
  | 'also-together'
  | 'also-spread'
  | 'more-than-groups'
  | 'more-than-fit'
  /** The nearest that was found: other rules, or the sizes, left no room. */
  | 'no-room';

/** A rule that is not kept, or cannot be: which, whom or what it is about, and where it shows. */
export interface BrokenRule {
  readonly rule: 'even' | 'pinned' | 'together' | 'apart' | 'cap' | 'spread' | 'cluster';
  readonly because: Cause;
  /** Ids of the people it is about; empty where it is about a kind or a size. */
  readonly people: readonly string[];
  /** The kind that it is about, or ''. */
  readonly of: string;
  /** The groups where it shows, by index; empty while nobody is seated. For `pinned` the group that was asked for. */
  readonly groups: readonly number[];
  /** How many there are: people of a list or kind; of a cluster, groups that it sits in; of `even`, people in the largest. */
  readonly count: number;
  /** How many a group may hold; of a cluster, how many groups would do; of `apart`, how many groups there are. */
  readonly most: number;
  /** How many groups there are. */
  readonly among: number;
}
