import type { ReviewItem } from '../../../shared/views/console.ts';
import { consoleWords as words } from '../../../shared/words/console.en.ts';
import type { Desk } from '../../state/desk.svelte.ts';
import { topicName } from '../../state/topics.ts';

/** After "Show": on which wall it is, whether the room sees that one, and the way to put it into the spotlight now. */
export const showNow = (desk: Desk, { id, topic }: Pick<ReviewItem, 'id' | 'topic'>): void => {
  const { lead } = desk;
  const on = lead?.topics.find((one) => one.id === topic);
  if (!lead || !on) return;
  const { scene, wall } = lead.stage;
  const inSight = scene === 'wall' && wall.topic === topic;
  desk.notices.follow({
    text: inSight ? words.last.onScreen(topicName(on, 26)) : words.last.notOnScreen(topicName(on, 26), words.stage.scenes[scene]),
    label: words.last.showNow,
    go: () => void desk.tell('stage.spotlight', { id }, words.did.spotlight),
  });
};
