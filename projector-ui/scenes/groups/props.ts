import type { ProjectorGroups } from '../../../shared/views/projector.ts';
import type { SceneProps } from '../../state/scene.ts';

/** What every part of the groups' scene is given. */
export interface GroupsProps extends SceneProps {
  readonly groups: ProjectorGroups;
}
