/** Whether the destinations work: the test of *Run Test*, for the technical user and for somebody if one is named. */

import { BusyIndicator, Button, Title } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldAtFault } from '../../../api/fieldProblem.ts';
import { PersonField } from '../../../components/PersonField.tsx';
import { ProblemStrip, sentenceOf } from '../../../components/ProblemStrip.tsx';
import { TestOutcome } from '../destinations/TestOutcome.tsx';
import styles from './connect.module.css';
import type { useTest } from './queries.ts';
import { secondaryName } from './tenant.ts';

type Test = ReturnType<typeof useTest>;

interface Props {
  name: string;
  /** There is a destination to test. */
  possible: boolean;
  technical: Test;
  /** `null` if there is no destination for persons. */
  persons: Test | null;
  /** For whom the second one was tested last. */
  person: string | null;
  onPerson: (person: string | null) => void;
}

export function ConnectionHere({ name, possible, technical, persons, person, onPerson }: Props) {
  const { t } = useTranslation('connect');
  const [typed, setTyped] = useState('');
  const atPerson = fieldAtFault(persons?.error, ['asUser']) !== null;
  const busy = technical.isFetching || Boolean(persons?.isFetching);
  const run = () => {
    const wanted = persons === null || typed === '' ? null : typed;
    void technical.refetch();
    if (wanted === person && wanted !== null) void persons?.refetch();
    onPerson(wanted);
  };
  if (!possible) return <p className={styles.text}>{t('connection.notYet', { name })}</p>;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (!busy) run();
      }}
    >
      {persons && (
        <PersonField
          label={t('connection.person')}
          hint={t('connection.personHint', { name: secondaryName(name) })}
          onChange={setTyped}
          error={atPerson ? sentenceOf(persons.error) : undefined}
        />
      )}
      <div>
        <Button disabled={busy} onClick={run}>
          {t('connection.test')}
        </Button>
      </div>
      <div aria-live="polite" className={styles.form}>
        <Outcome name={name} test={technical} />
        {persons && person !== null && !atPerson && <Outcome name={secondaryName(name)} test={persons} />}
      </div>
    </form>
  );
}

function Outcome({ name, test }: { name: string; test: Test }) {
  const { t } = useTranslation('connect');
  return (
    <>
      <Title level="H4" size="H6">
        {name}
      </Title>
      {test.isFetching ? (
        <BusyIndicator active delay={300} text={t('connection.running')} />
      ) : (
        <>
          <ProblemStrip error={test.error} />
          {test.data && <TestOutcome test={test.data} />}
        </>
      )}
    </>
  );
}
