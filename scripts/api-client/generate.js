// Writes the types of the web app's client from the server's own description of its interface.
//
// node generate.js          writes web/src/api/schema.ts
// node generate.js --check  fails if that file is not what the description says
import { readFileSync, writeFileSync } from 'node:fs';
import openapi, { astToString } from 'openapi-typescript';

const description = new URL('../../docs/reference/openapi.json', import.meta.url);
const target = new URL('../../web/src/api/schema.ts', import.meta.url);

const types = astToString(await openapi(description, { alphabetize: true }));
const wanted = `// Generated from docs/reference/openapi.json by \`make client\`. Do not edit.\n\n${types}`;

if (!process.argv.includes('--check')) writeFileSync(target, wanted);
else if (readFileSync(target, 'utf8') !== wanted) {
  console.error(
    'web/src/api/schema.ts is not what docs/reference/openapi.json says; write it anew with: make client',
  );
  process.exit(1);
}
