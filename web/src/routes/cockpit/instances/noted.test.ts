import { expect, test } from 'vitest';
import { fileName, formatKey, notedValues } from './noted.ts';

const uaa = { clientid: 'sb-1', clientsecret: 's3cret', url: 'http://uaa', verificationkey: 'PEM' };
const taskCenter = { endpoints: { inbox_rest_url: 'http://tc', inbox_odata_url: 'http://odata' }, uaa };

test('the four values of a task center key are noted, in the order of the guide', () => {
  expect(notedValues('one-inbox-service', taskCenter).map(({ path, value }) => [path, value])).toEqual([
    ['endpoints.inbox_rest_url', 'http://tc'],
    ['uaa.url', 'http://uaa'],
    ['uaa.clientid', 'sb-1'],
    ['uaa.clientsecret', 's3cret'],
  ]);
});

test('the secret alone is marked as one', () => {
  const secrets = notedValues('one-inbox-service', taskCenter).filter(({ secret }) => secret);
  expect(secrets.map(({ path }) => path)).toEqual(['uaa.clientsecret']);
});

test('a value the key lacks is not noted', () => {
  expect(notedValues('destination', { url: 'http://uaa', clientid: 'sb-2' })).toHaveLength(2);
  expect(notedValues('unheard-of', taskCenter)).toEqual([]);
});

test('masked JSON holds no secret, at any depth, and is otherwise the same', () => {
  expect(formatKey(taskCenter, true)).not.toContain('s3cret');
  expect(JSON.parse(formatKey(taskCenter, false))).toEqual(taskCenter);
  expect(JSON.parse(formatKey(taskCenter, true)).uaa.clientid).toBe('sb-1');
});

test('masked JSON holds no private key either', () => {
  const certified = { uaa: { clientid: 'sb-3', certificate: 'PUBLIC', key: '-----BEGIN PRIVATE KEY-----' } };
  expect(formatKey(certified, true)).not.toContain('PRIVATE');
  expect(formatKey(certified, true)).toContain('PUBLIC');
});

test('a file name holds nothing a file system would stumble over', () => {
  expect(fileName('sf_taskcenter', 'key')).toBe('sf_taskcenter-key.json');
  expect(fileName('a/b c', '..\\k')).toBe('a_b_c-.._k.json');
});
