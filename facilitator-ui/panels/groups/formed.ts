import type { StageFacts } from '../../../shared/views/console.ts';
import { consoleWords } from '../../../shared/words/console.en.ts';
import { groupsWords } from '../../../shared/words/console-groups.en.ts';

/** What is said once groups are formed: a scene that was chosen by hand stands before them on the projector (ST2). */
export const formedText = ({ pinned, scene }: Pick<StageFacts, 'pinned' | 'scene'>): string =>
  pinned && scene !== 'groups' ? groupsWords.did.formHidden(consoleWords.stage.scenes[scene]) : groupsWords.did.formShown;
