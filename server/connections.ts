/** Files, folders and sockets of its own that the program needs whatever comes in. */
const OWN = 64;
/** More than this no hall has: a thousand phones that open six connections each, and as many again. */
const MOST = 12_000;

interface Report {
  readonly userLimits?: { readonly open_files?: { readonly soft?: number | string } };
}

/**
 * How many connections may be open at once, so that a flood of them takes no descriptor that saving needs: as many as the system
 * lets this process open, less its own. Where the system does not say, as on Windows, what is more than any hall has.
 */
export const mostConnections = (report: () => object = () => process.report.getReport()): number => {
  const { userLimits } = report() as Report;
  const allowed = userLimits?.open_files?.soft;
  return typeof allowed === 'number' ? Math.max(OWN, Math.min(MOST, allowed - OWN)) : MOST;
};
