/** Whether people can sign in with passwords kept in docket, and the switch, with what it means said before. */

import { Button, Tag, Title } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import styles from './providers.module.css';
import { useSetLocalPasswords, useSignInSettings } from './queries.ts';

export function Passwords() {
  const { t } = useTranslation('providers');
  const announce = useAnnounce();
  const { data, error } = useSignInSettings();
  const set = useSetLocalPasswords();
  const [asking, setAsking] = useState(false);
  const on = data?.localPasswords ?? true;
  const change = on ? 'passwords.switchOff' : 'passwords.switchOn';
  return (
    <section className={styles.passwords} aria-labelledby="passwords">
      <ProblemStrip error={error} />
      <div className={styles.passwordsHead}>
        <Title id="passwords" level="H2" size="H4">
          {t('passwords')}
        </Title>
        {data && (
          <Tag design={on ? 'Positive' : 'Neutral'} hideStateIcon>
            {t(on ? 'on' : 'off')}
          </Tag>
        )}
      </div>
      {data && (
        <>
          <p className={styles.text}>{t(on ? 'passwords.areOn' : 'passwords.areOff')}</p>
          <div>
            <Button onClick={() => setAsking(true)}>{t(change)}</Button>
          </div>
        </>
      )}
      {asking && (
        <ConfirmDialog
          title={t(`${change}.title`)}
          text={t(`${change}.text`)}
          action={t(change)}
          onConfirm={async () => {
            await set.mutateAsync(!on);
            announce(t(`${change}.done`));
          }}
          onClose={() => setAsking(false)}
        >
          {on && <p className={styles.text}>{t('passwords.wayBack')}</p>}
        </ConfirmDialog>
      )}
    </section>
  );
}
