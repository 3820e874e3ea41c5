import { Later } from '../state/later.svelte.ts';

/** Pages and panels that are not in sight when the console opens. */
export const PANELS = {
  plan: new Later(() => import('./plan/PlanEditor.svelte')),
  end: new Later(() => import('./end/EndPage.svelte')),
  closed: new Later(() => import('./closed/ClosedPage.svelte')),
  helper: new Later(() => import('./HelperPage.svelte')),
  groups: new Later(() => import('./groups/Groups.svelte')),
  hands: new Later(() => import('./tiles/HandsPanel.svelte')),
  help: new Later(() => import('./tiles/HelpPanel.svelte')),
  room: new Later(() => import('./room/Room.svelte')),
  home: new Later(() => import('./home/Home.svelte')),
};

/** Dialogs, by the name that opens them. */
export const DIALOGS = {
  'make-time': new Later(() => import('./time/MakeTime.svelte')),
  times: new Later(() => import('./time/Times.svelte')),
  'groups-points': new Later(() => import('./groups/points/PointsDialog.svelte')),
  'groups-form': new Later(() => import('./groups-setup/FormGroups.svelte')),
  'groups-tables': new Later(() => import('./groups-setup/hall/HallTables.svelte')),
  'groups-list': new Later(() => import('./groups-setup/list/ListGroups.svelte')),
  'groups-print': new Later(() => import('./print/PrintDialog.svelte')),
  links: new Later(() => import('./links/LinksDialog.svelte')),
};

/** Fetches all of them, one after another, once the console is in use: what is opened later is here then, also where the link is down. */
export const fetchAhead = async (): Promise<void> => {
  for (const part of [...Object.values(PANELS), ...Object.values(DIALOGS)]) await part.fetch();
};
