/** Where i18next finds the texts of a part: one lazy file per language and part. */

import type { BackendModule, ReadCallback } from 'i18next';

const files = import.meta.glob<{ default: Record<string, string> }>('./{en,de}/*.json');

const resources: BackendModule = {
  type: 'backend',
  init() {},
  read(language: string, namespace: string, done: ReadCallback) {
    const load = files[`./${language}/${namespace}.json`];
    if (!load) {
      done(new Error(`There are no texts "${namespace}" in "${language}".`), null);
      return;
    }
    load().then(
      file => done(null, file.default),
      (error: Error) => done(error, null),
    );
  },
};

export default resources;
