/** Whether a server answers at the address of the primary destination. */

import { BusyIndicator, Button, MessageStrip } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { ConnectionSteps } from '../destinations/ConnectionSteps.tsx';
import styles from './connect.module.css';
import type { useCheck } from './queries.ts';

interface Props {
  name: string;
  /** There is a destination to check. */
  possible: boolean;
  check: ReturnType<typeof useCheck>;
}

export function ConnectionHere({ name, possible, check }: Props) {
  const { t } = useTranslation('connect');
  if (!possible) return <p className={styles.text}>{t('connection.notYet', { name })}</p>;
  return (
    <>
      <ProblemStrip error={check.error} />
      <div aria-live="polite">
        {check.isFetching && <BusyIndicator active delay={300} text={t('connection.running')} />}
        {!check.isFetching && check.data && (
          <>
            <MessageStrip design={check.data.reachable ? 'Positive' : 'Critical'} hideCloseButton>
              {t(check.data.reachable ? 'connection.reachable' : 'connection.unreachable')}
            </MessageStrip>
            <ConnectionSteps steps={check.data.steps} />
          </>
        )}
      </div>
      <div>
        <Button disabled={check.isFetching} onClick={() => void check.refetch()}>
          {t('connection.check')}
        </Button>
      </div>
    </>
  );
}
