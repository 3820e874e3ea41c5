import { LazyPart } from '../state/lazy-part.svelte.ts';

/** Pages and panels that are not in sight when the console opens. */
export const PANELS = {
  plan: new LazyPart(() => import('./plan/PlanEditor.svelte')),
  end: new LazyPart(() => import('./end/EndPage.svelte')),
  closed: new LazyPart(() => import('./closed/ClosedPage.svelte')),
  helper: new LazyPart(() => import('./HelperPage.svelte')),
  groups: new LazyPart(() => import('./groups/Groups.svelte')),
  hands: new LazyPart(() => import('./tiles/HandsPanel.svelte')),
  help: new LazyPart(() => import('./tiles/HelpPanel.svelte')),
  room: new LazyPart(() => import('./room/Room.svelte')),
  home: new LazyPart(() => import('./home/Home.svelte')),
};

/** Dialogs, by the name that opens them. */
export const DIALOGS = {
  'make-time': new LazyPart(() => import('./time/MakeTime.svelte')),
  times: new LazyPart(() => import('./time/Times.svelte')),
  'groups-points': new LazyPart(() => import('./groups/points/PointsDialog.svelte')),
  'groups-form': new LazyPart(() => import('./groups-setup/FormGroups.svelte')),
  'groups-tables': new LazyPart(() => import('./groups-setup/hall/HallTables.svelte')),
  'groups-list': new LazyPart(() => import('./groups-setup/list/ListGroups.svelte')),
  'groups-print': new LazyPart(() => import('./print/PrintDialog.svelte')),
  links: new LazyPart(() => import('./links/LinksDialog.svelte')),
};

/**
 * Fetches all of them, one after another, while the console is in use: what is opened afterwards is here then, also where the link is
 * down. It ends at the first that does not come; call it again once the link is back.
 */
export const fetchAhead = async (): Promise<void> => {
  for (const part of [...Object.values(PANELS), ...Object.values(DIALOGS)]) if (!(await part.fetch())) return;
};
