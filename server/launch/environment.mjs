/**
 * Variables that make libraries or Node itself print what passes through them: people's texts, addresses, headers.
 * PRIVACY, rule 13: the server never gets them, whoever set them. Names are matched whole, whatever their case.
 */
const PRINTS_WHAT_PASSES = [
  /^DEBUG$/i, // debug (socket.io, engine.io): every packet
  /^DEBUG_.*$/i, // debug: colours, depth, the descriptor it writes to
  /^NODE_DEBUG$/i, // Node: every request with its headers
  /^NODE_DEBUG_NATIVE$/i, // the same, from the native side
  /^NODE_REDIRECT_WARNINGS$/i, // writes warnings to a file
  /^NODE_V8_COVERAGE$/i, // writes what ran, and when, to a folder
  /^SSLKEYLOGFILE$/i, // keys that open recorded traffic
];

/** The only options of NODE_OPTIONS that reach the server: how much memory it may use. Inspectors, preloads, reports and snapshots do not. */
const HARMLESS_NODE_OPTION = /^--max-(old-space|semi-space)-size=\d+$/;

/**
 * The environment for the server: the given one, without what would write down people's words or addresses.
 * @param {NodeJS.ProcessEnv} given
 * @returns {NodeJS.ProcessEnv} a copy
 */
export function withoutDebugging(given) {
  const kept = Object.entries(given).filter(([name]) => !PRINTS_WHAT_PASSES.some((pattern) => pattern.test(name)));
  const environment = Object.fromEntries(kept);
  const options = (given.NODE_OPTIONS ?? '').split(/\s+/).filter((option) => HARMLESS_NODE_OPTION.test(option));
  delete environment.NODE_OPTIONS;
  if (options.length > 0) environment.NODE_OPTIONS = options.join(' ');
  return environment;
}
