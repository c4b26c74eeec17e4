import { expect, test } from 'vitest';
import { languages } from './language.ts';

const files = import.meta.glob<Record<string, string>>('./{en,de}/*.json', {
  eager: true,
  import: 'default',
});

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map(match => match[1] ?? '').sort();
}

const parts = Object.keys(files)
  .filter(path => path.startsWith('./en/'))
  .map(path => path.slice('./en/'.length));

test.each(parts)('%s says the same things in every language', part => {
  const english = files[`./en/${part}`] ?? {};
  for (const language of languages) {
    const texts = files[`./${language}/${part}`] ?? {};
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(texts)) {
      expect(text.trim(), `${language}/${part} ${key}`).not.toBe('');
      expect(placeholders(text), `${language}/${part} ${key}`).toEqual(placeholders(english[key] ?? ''));
    }
  }
});
