/** Destinations from files: what is sent, and what may be taken. */

import type { components } from '../../../api/schema.ts';
import { toBase64 } from '../../../components/base64.ts';
import { isSecret } from './form.ts';

export type ImportRequest = components['schemas']['DestinationImportRequest'];
export type ImportFile = ImportRequest['files'][number];
export type ImportEntry = components['schemas']['DestinationImportEntry'];
export type ImportResult = components['schemas']['DestinationImportResult'];
export type Policy = NonNullable<ImportRequest['existing']>;

/** Secrets typed for an import, by destination and property. */
export type Secrets = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A file as it is sent: archives are no text. */
export async function readFile(file: File): Promise<ImportFile> {
  if (!/\.zip$/i.test(file.name)) return { name: file.name, content: await file.text() };
  const content = toBase64(new Uint8Array(await file.arrayBuffer()));
  return { name: file.name, content, encoding: 'BASE64' };
}

/** The secrets somebody is asked for: those the file left out, and those without which it is refused. */
export function secretsOf(entry: ImportEntry, typed: Secrets): string[] {
  const refused = entry.problems.map(problem => problem.property).filter(isSecret);
  const begun = Object.keys(typed[entry.name] ?? {});
  return [...new Set([...entry.missingSecrets, ...refused, ...begun])].sort();
}

/** Whether taking it would do anything. */
export function isTakeable(entry: ImportEntry): boolean {
  return entry.action === 'CREATE' || entry.action === 'UPDATE';
}

/** The names to take. */
export function chosenOf(entries: readonly ImportEntry[], left: ReadonlySet<string>): string[] {
  return entries.filter(entry => isTakeable(entry) && !left.has(entry.name)).map(entry => entry.name);
}

/** Only what was typed. */
export function givenSecrets(secrets: Secrets): Record<string, Record<string, string>> {
  const given = Object.entries(secrets).map(
    ([name, values]) =>
      [name, Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))] as const,
  );
  return Object.fromEntries(given.filter(([, values]) => Object.keys(values).length > 0));
}
