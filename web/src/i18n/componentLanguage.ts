/**
 * Tells the UI5 Web Components their language before they start, which is why this is the first thing that is loaded: set
 * later it counts as a change, and a change loads all there is to know about dates at once.
 */

import { currentLanguage } from './language.ts';

const settings = document.querySelector('script[data-ui5-config]');
if (settings) {
  settings.textContent = JSON.stringify({
    ...JSON.parse(settings.textContent ?? '{}'),
    language: currentLanguage(),
  });
}
