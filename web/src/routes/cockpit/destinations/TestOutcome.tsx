/** What a test found: whether the call was answered, how far it got, and what that proves. */

import { MessageStrip, Text } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../api/schema.ts';
import { ConnectionSteps } from './ConnectionSteps.tsx';

type DestinationTest = components['schemas']['DestinationTest'];

export function TestOutcome({ test }: { test: DestinationTest }) {
  const { t } = useTranslation('destinations');
  return (
    <>
      <MessageStrip design={test.passed ? 'Positive' : 'Negative'} hideCloseButton>
        {t(verdictOf(test), { person: test.asUser ?? '' })}
      </MessageStrip>
      <ConnectionSteps steps={test.steps} />
      <Text>{test.note}</Text>
    </>
  );
}

function verdictOf({ passed, asUser }: DestinationTest): string {
  if (!passed) return 'test.failed';
  return asUser === null ? 'test.passed' : 'test.passedAs';
}
