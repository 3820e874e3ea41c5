import { readEnvironment } from './environment.ts';
import { faultName } from './log.ts';
import { hashOfToken, newToken } from './secrets.ts';
import { askForLink } from './store/link-desk.ts';

/** How long the running program may take to answer, in ms. */
const PATIENCE = 5000;

/** `npm run link`: prints a new organiser link of the program that runs on the data folder, for when its terminal is not at hand. */
const run = async (): Promise<void> => {
  const { dataDir } = readEnvironment(process.env);
  const token = newToken();
  const asked = await askForLink(dataDir, hashOfToken(token), PATIENCE);
  if (typeof asked === 'object') {
    console.log(`Organiser (works once, for ten minutes):  ${asked.console}#${token}`);
    return;
  }
  console.error(
    asked === 'open-to-others'
      ? `Everybody on this laptop may write to files in ${dataDir}, as on many memory sticks, so the program cannot tell who asks. Press Enter in the window where it runs, or start it again: it prints a new link.`
      : `No Open Floor answers on the data folder ${dataDir}. Start it with npm start. If it runs, do this from the folder that it was started in, as the same user, with the same DATA_DIR.`,
  );
  process.exitCode = 1;
};

run().catch((fault: unknown) => {
  console.error(fault instanceof Error && !('code' in fault) ? fault.message : `No link could be made (${faultName(fault)}).`);
  process.exitCode = 1;
});
