/** How far a connection to the system gets, step by step, and that it proves no more. */

import { useQuery } from '@tanstack/react-query';
import { Bar, BusyIndicator, Button, Dialog, MessageStrip, Text } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { ConnectionSteps } from './ConnectionSteps.tsx';
import styles from './destinations.module.css';
import { checkConnection } from './queries.ts';

export function CheckConnection({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useTranslation('destinations');
  const check = useQuery({
    queryKey: ['check-connection', name],
    queryFn: () => checkConnection(name),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <Dialog
      open
      headerText={t('check.title', { name })}
      className={styles.dialog}
      onClose={onClose}
      footer={
        <Bar
          design="Footer"
          endContent={
            <>
              <Button disabled={check.isFetching} onClick={() => void check.refetch()}>
                {t('check.again')}
              </Button>
              <Button design="Emphasized" onClick={onClose}>
                {t('common:close')}
              </Button>
            </>
          }
        />
      }
    >
      <ProblemStrip error={check.error} />
      {check.isFetching && <BusyIndicator active text={t('check.running')} />}
      {!check.isFetching && check.data && (
        <div aria-live="polite">
          <MessageStrip design={check.data.reachable ? 'Positive' : 'Critical'} hideCloseButton>
            {t(check.data.reachable ? 'check.reachable' : 'check.unreachable')}
          </MessageStrip>
          <ConnectionSteps steps={check.data.steps} />
          <Text>{check.data.note}</Text>
        </div>
      )}
    </Dialog>
  );
}
