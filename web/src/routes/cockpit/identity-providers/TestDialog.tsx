/** What trying a provider finds, point by point; nobody is signed in. */

import { useQuery } from '@tanstack/react-query';
import { Bar, BusyIndicator, Button, Dialog, MessageStrip } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../components/Facts.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { Status } from '../../../components/Status.tsx';
import { useFocusReturn } from '../../../components/useFocusReturn.ts';
import styles from './providers.module.css';
import { testProvider } from './queries.ts';

const states = { OK: 'Positive', WARNING: 'Critical', FAILED: 'Negative' } as const;

interface Props {
  name: string;
  displayName: string;
  onClose: () => void;
}

export function TestDialog({ name, displayName, onClose }: Props) {
  const { t } = useTranslation(['providers', 'common']);
  useFocusReturn();
  const test = useQuery({
    queryKey: ['test-identity-provider', name],
    queryFn: () => testProvider(name),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <Dialog
      open
      headerText={t('test.title', { name: displayName })}
      className={styles.dialog}
      onClose={onClose}
      footer={
        <Bar
          design="Footer"
          endContent={
            <>
              <Button disabled={test.isFetching} onClick={() => void test.refetch()}>
                {t('test.again')}
              </Button>
              <Button design="Emphasized" onClick={onClose}>
                {t('common:close')}
              </Button>
            </>
          }
        />
      }
    >
      <ProblemStrip error={test.error} />
      {test.isFetching && <BusyIndicator active text={t('test.running')} />}
      {!test.isFetching && test.data && (
        <div className={styles.findings} aria-live="polite">
          <MessageStrip design={test.data.ok ? 'Positive' : 'Negative'} hideCloseButton>
            {t(test.data.ok ? 'test.ok' : 'test.failed')}
          </MessageStrip>
          <ul className={styles.steps}>
            {test.data.steps.map(({ step, status, message }) => (
              <li key={step}>
                <strong>{t(`test.${step}`)}</strong>{' '}
                <Status state={states[status]}>{t(`test.${status}`)}</Status>
                <div className={styles.breakable}>{message}</div>
              </li>
            ))}
          </ul>
          <p className={styles.text}>{t('test.register')}</p>
          <Facts
            facts={[
              { label: t('redirectUri'), value: test.data.redirectUri, copy: test.data.redirectUri },
              {
                label: t('postLogoutRedirectUri'),
                value: test.data.postLogoutRedirectUri,
                copy: test.data.postLogoutRedirectUri,
              },
              {
                label: t('backchannelLogoutUri'),
                value: test.data.backchannelLogoutUri,
                copy: test.data.backchannelLogoutUri,
              },
            ]}
          />
        </div>
      )}
    </Dialog>
  );
}
