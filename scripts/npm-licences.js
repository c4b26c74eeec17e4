// Every package in the lock file carries a licence from this list, all of them approved by the Open Source Initiative.
import { readFileSync } from 'node:fs';

const approved = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'MIT-0', 'MPL-2.0', 'Python-2.0']);

/** True if one alternative of an expression such as `(MIT OR CC0-1.0)` is on the list. */
function isApproved(expression) {
  const alternatives = String(expression ?? '').replace(/[()]/g, '').split(' OR ');
  return alternatives.some(one => one.split(' AND ').every(licence => approved.has(licence.trim())));
}

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const refused = Object.entries(packages).filter(
  ([path, entry]) => path.includes('node_modules/') && !entry.link && !isApproved(entry.license),
);
for (const [path, entry] of refused) console.error(`${path} has the licence ${entry.license ?? 'none'}, which is not on the list`);
if (refused.length > 0) process.exit(1);
console.log(`licences of ${Object.keys(packages).length} packages ok`);
