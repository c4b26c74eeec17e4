import { expect, test } from 'vitest';
import { connectorPath } from './paths.ts';

test('a connector and its job have addresses, whatever their names hold', () => {
  expect(connectorPath()).toBe('/admin/connectors');
  expect(connectorPath('SuccessFactors', 'DELTA')).toBe('/admin/connectors/SuccessFactors/DELTA');
  expect(connectorPath('a/b c')).toBe('/admin/connectors/a%2Fb%20c');
});
