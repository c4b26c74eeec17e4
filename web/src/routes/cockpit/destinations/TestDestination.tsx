/** A call through the destination, step by step as a program would make it, for somebody if it acts for people. */

import { useMutation } from '@tanstack/react-query';
import { Bar, BusyIndicator, Button, Dialog } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldAtFault } from '../../../api/fieldProblem.ts';
import { PersonField } from '../../../components/PersonField.tsx';
import { ProblemStrip, sentenceOf } from '../../../components/ProblemStrip.tsx';
import { useFocusReturn } from '../../../components/useFocusReturn.ts';
import styles from './destinations.module.css';
import { testDestination } from './queries.ts';
import { TestOutcome } from './TestOutcome.tsx';

export function TestDestination({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useTranslation(['destinations', 'common']);
  useFocusReturn();
  const [person, setPerson] = useState('');
  const test = useMutation({ mutationFn: () => testDestination(name, person === '' ? null : person) });
  const atPerson = fieldAtFault(test.error, ['asUser']) !== null;
  return (
    <Dialog
      open
      headerText={t('test.title', { name })}
      className={styles.wideDialog}
      onClose={onClose}
      footer={
        <Bar
          design="Footer"
          endContent={
            <>
              <Button design="Emphasized" disabled={test.isPending} onClick={() => test.mutate()}>
                {t(test.data ? 'test.again' : 'test')}
              </Button>
              <Button design="Transparent" onClick={onClose}>
                {t('common:close')}
              </Button>
            </>
          }
        />
      }
    >
      <form
        className={styles.test}
        noValidate
        onSubmit={event => {
          event.preventDefault();
          if (!test.isPending) test.mutate();
        }}
      >
        <PersonField
          label={t('test.asUser')}
          hint={t('test.asUserHint')}
          onChange={setPerson}
          error={atPerson ? sentenceOf(test.error) : undefined}
        />
        {!atPerson && <ProblemStrip error={test.error} />}
        {test.isPending && <BusyIndicator active text={t('test.running')} />}
        <div aria-live="polite">{!test.isPending && test.data && <TestOutcome test={test.data} />}</div>
      </form>
    </Dialog>
  );
}
