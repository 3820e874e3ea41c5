// What `npm start` runs. It needs nothing but Node, and runs on any Node that knows modules,
// so that an old one can be told so in words: nothing newer than ES2019 in this file and in node-version.mjs.
import { tooOldSentence } from './launch/node-version.mjs';

const sentence = tooOldSentence(process.versions.node);
if (sentence) {
  console.error(sentence);
  process.exitCode = 1;
} else {
  import('./launch/launch.mjs').then((launcher) => launcher.launch(process.argv.slice(2)));
}
