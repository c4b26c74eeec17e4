/** `/cockpit/trust`: the certificates other systems trust when docket signs, and how one replaces the other. */

import { BusyIndicator, Button, MessageStrip, Title } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { Facts } from '../../../components/Facts.tsx';
import { Page } from '../../../components/Page.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { useTitle } from '../../../components/useTitle.ts';
import { CertificateCard } from './CertificateCard.tsx';
import { Dependents } from './Dependents.tsx';
import { type Trust, useTrust, useTrustActions } from './queries.ts';
import styles from './trust.module.css';

/** What is asked about before it is done. */
type Asked = 'renew' | 'replacePassive' | 'rotate' | 'rotateBack' | 'deletePassive';

export function Component() {
  const { t } = useTranslation(['trust', 'common']);
  useTitle(t('title'));
  const announce = useAnnounce();
  const { data: trust, error, isPending } = useTrust();
  const actions = useTrustActions();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [making, setMaking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  /** Making a key takes seconds, and nothing is lost by it. */
  const make = async (action: () => Promise<unknown>, told: string) => {
    setMaking(true);
    setFailure(null);
    try {
      await action();
      announce(told);
    } catch (reason) {
      setFailure(reason);
    } finally {
      setMaking(false);
    }
  };
  const carryOut = async (what: Asked) => {
    if (what === 'renew') await actions.renew();
    else if (what === 'replacePassive') await actions.createPassive();
    else if (what === 'deletePassive') await actions.deletePassive();
    else await actions.rotate(trust?.passive?.fingerprintSha256 ?? '');
    announce(t(`${what}.done`));
  };
  const ask = (what: Asked, design: 'Default' | 'Emphasized' | 'Negative' = 'Default') => (
    <Button design={design} disabled={making} onClick={() => setAsked(what)}>
      {t(`${what}.action`)}
    </Button>
  );

  return (
    <Page title={t('title')} intro={t('intro')}>
      <ProblemStrip error={error ?? failure} onClose={failure ? () => setFailure(null) : undefined} />
      {isPending && <BusyIndicator active delay={300} text={t('common:loading')} />}
      {trust && (
        <>
          <Warning trust={trust} />
          <Facts facts={[{ label: t('entityId'), value: trust.entityId, copy: trust.entityId }]} />
          <div className={styles.pair}>
            <CertificateCard
              slot="active"
              certificate={trust.active}
              actions={ask('renew')}
              empty={
                <>
                  <p className={styles.text}>{t('noActive')}</p>
                  <div>
                    <Button
                      design="Emphasized"
                      disabled={making}
                      onClick={() => void make(actions.renew, t('renew.done'))}
                    >
                      {t(making ? 'making' : 'makeActive')}
                    </Button>
                  </div>
                </>
              }
            />
            <CertificateCard
              slot="passive"
              certificate={trust.passive}
              actions={
                <>
                  {ask(isOlder(trust) ? 'rotateBack' : 'rotate', isOlder(trust) ? 'Default' : 'Emphasized')}
                  {ask('replacePassive')}
                  {ask('deletePassive', 'Negative')}
                </>
              }
              empty={
                <>
                  <p className={styles.text}>{t('noPassive')}</p>
                  <div>
                    <Button
                      disabled={making || trust.active === null}
                      onClick={() => void make(actions.createPassive, t('passiveMade'))}
                    >
                      {t(making ? 'making' : 'makePassive')}
                    </Button>
                  </div>
                </>
              }
            />
          </div>
          <Title level="H2" size="H4">
            {t('dependents')}
          </Title>
          <p className={styles.text}>{t('dependentsHint')}</p>
          <Dependents dependents={trust.dependents} />
          <Title level="H2" size="H4">
            {t('how')}
          </Title>
          <ol className={styles.list}>
            {(['create', 'register', 'rotate', 'check', 'delete'] as const).map(step => (
              <li key={step}>{t(`how.${step}`)}</li>
            ))}
          </ol>
        </>
      )}
      {asked && trust && (
        <ConfirmDialog
          title={t(`${asked}.title`)}
          text={t(`${asked}.text`)}
          action={t(`${asked}.action`)}
          onConfirm={() => carryOut(asked)}
          onClose={() => setAsked(null)}
        >
          {asked !== 'deletePassive' && asked !== 'replacePassive' && trust.dependents.length > 0 && (
            <>
              <p className={styles.text}>{t(`${asked}.concerned`)}</p>
              <ul className={styles.list}>
                {trust.dependents.map(one => (
                  <li key={`${one.instanceId ?? ''}/${one.name}`}>
                    {one.name}
                    {one.tokenService ? ` (${one.tokenService})` : ''}
                  </li>
                ))}
              </ul>
            </>
          )}
        </ConfirmDialog>
      )}
    </Page>
  );
}

/** The passive one signed before: rotating is the way back. */
function isOlder({ active, passive }: Trust): boolean {
  return Boolean(active && passive && passive.generatedOn < active.generatedOn);
}

/** That the certificate that signs ends soon, and what to do. */
function Warning({ trust: { active, passive } }: { trust: Trust }) {
  const { t } = useTranslation('trust');
  if (!active || active.expiry === 'VALID') return null;
  const expired = active.expiry === 'EXPIRED';
  return (
    <MessageStrip design={expired ? 'Negative' : 'Critical'} hideCloseButton>
      {expired ? t('activeExpired') : t('activeExpires', { count: active.daysLeft })}{' '}
      {t(passive?.expiry === 'VALID' ? 'thenRotate' : 'thenCreate')}
    </MessageStrip>
  );
}
