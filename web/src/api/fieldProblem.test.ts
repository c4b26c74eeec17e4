import { expect, test } from 'vitest';
import { fieldAtFault } from './fieldProblem.ts';
import { Problem } from './problem.ts';

const fields = ['name', 'parameters'];

test('a refusal is shown beside the field it names, or the one that holds it', () => {
  expect(fieldAtFault(new Problem(400, 'x', 'no', 'name'), fields)).toBe('name');
  expect(fieldAtFault(new Problem(400, 'x', 'no', 'parameters.xsappname'), fields)).toBe('parameters');
});

test('a refusal that names no field of the form is not hidden beside one', () => {
  expect(fieldAtFault(new Problem(400, 'x', 'no', 'namely'), fields)).toBeNull();
  expect(fieldAtFault(new Problem(500, 'x', 'no'), fields)).toBeNull();
  expect(fieldAtFault(new Error('no'), fields)).toBeNull();
});
