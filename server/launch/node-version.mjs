/**
 * Says in words that this Node is too old (the range is that of `engines` in package.json: ^20.19 || >=22.13).
 * @param {string} version as in process.versions.node: "20.19.0"
 * @returns {string} the sentence, or '' when the version will do
 */
export function tooOldSentence(version) {
  const parts = version.split('.').map(Number);
  const major = parts[0] || 0;
  const minor = parts[1] || 0;
  const fine = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major > 22;
  if (fine) return '';
  return (
    'Open Floor needs Node 20.19 or newer (this is v' +
    version +
    '). ' +
    'Install the current version from https://nodejs.org and run npm start again.'
  );
}
