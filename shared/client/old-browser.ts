import { oldBrowser } from '../words/old-browser.en.ts';

/** Chrome and Edge have both since 108, Safari since 16, Firefox since 110: what the console and the projector are built for. */
const NEEDED = ['container-type: inline-size', 'height: 1dvh'];

/** Whether this browser is older than that. Where it is, the page says so: it would stand still without a word. */
export const isTooOld = !NEEDED.every((declaration) => CSS.supports(declaration));

if (isTooOld) {
  const sentence = document.createElement('p');
  sentence.setAttribute('role', 'alert');
  sentence.textContent = oldBrowser;
  document.body.append(sentence);
}
