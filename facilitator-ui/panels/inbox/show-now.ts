import type { ReviewItem } from '../../../shared/views/console.ts';
import { consoleWords as words } from '../../../shared/words/console.en.ts';
import type { Desk } from '../../state/desk.svelte.ts';
import { topicName } from '../../state/topics.ts';

/** After "Show": on which wall it is, whether the room sees that one, and the way to put it into the spotlight now. */
export const showNow = (desk: Desk, { id, topic }: Pick<ReviewItem, 'id' | 'topic'>): void => {
  const { lead } = desk;
  const on = lead?.topics.find((one) => one.id === topic);
  if (!lead || !on) return;
  const { scene, wallTopic } = lead.stage;
  const inSight = scene === 'wall' && (wallTopic === null || wallTopic === topic);
  const name = topicName(on, 26);
  const where = inSight ? words.last.onScreen(name) : words.last.notOnScreen(name, words.stage.scenes[scene]);
  desk.notices.follow({
    text: lead.surroundings.projectors > 0 ? where : words.last.noProjector(name),
    label: words.last.showNow,
    go: () => void desk.tell('stage.spotlight', { id }, words.did.spotlight),
  });
};
