import { expect, test } from 'vitest';
import type { BoosterStep } from '../../../api/administration.ts';
import { outcomeOf } from './outcome.ts';

const steps = (...all: BoosterStep['status'][]) => all.map(status => ({ title: status, status, detail: '' }));

test('one failed step makes the run a failed one, whatever else was created', () => {
  expect(outcomeOf(steps('CREATED', 'FAILED', 'EXISTS'))).toBe('failed');
});

test('a run that found everything in place did nothing', () => {
  expect(outcomeOf(steps('EXISTS', 'SKIPPED'))).toBe('nothing');
  expect(outcomeOf(steps('EXISTS', 'CREATED'))).toBe('created');
});
