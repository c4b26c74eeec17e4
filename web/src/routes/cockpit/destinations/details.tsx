/** `/cockpit/destinations/<name>`: one destination, shown and changed. */

import { BusyIndicator, Button, Title } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { useTitle } from '../../../components/useTitle.ts';
import { CheckConnection } from './CheckConnection.tsx';
import { DestinationForm } from './DestinationForm.tsx';
import styles from './destinations.module.css';
import { ExportDialog } from './ExportDialog.tsx';
import { formOf, hasSecondary } from './form.ts';
import { duplicatePath, LIST, secondaryPath } from './paths.ts';
import { useCatalogue, useDelete, useDestination, useDestinations, useRights } from './queries.ts';
import { TestDestination } from './TestDestination.tsx';

export function Component() {
  const { t } = useTranslation('destinations');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const rights = useRights();
  const name = useParams().name ?? '';
  const catalogue = useCatalogue();
  const { data: destination, error } = useDestination(name);
  const remove = useDelete(name);
  const [dialog, setDialog] = useState<'delete' | 'check' | 'test' | 'export' | null>(null);
  useTitle(name);

  const others = useDestinations(rights.read).data ?? [];
  const secondaryExists = others.some(one => one.properties.Name === `${name}_PP`);
  const isConnector = destination?.properties['tc.enabled'] !== undefined;
  return (
    <>
      <div className={styles.head}>
        <Title level="H1" className={styles.title}>
          {name}
        </Title>
        {destination && rights.write && (
          <div className={styles.actions}>
            <Button onClick={() => setDialog('check')}>{t('check')}</Button>
            <Button onClick={() => setDialog('test')}>{t('test')}</Button>
            <Button onClick={() => setDialog('export')}>{t('export')}</Button>
            <Button onClick={() => navigate(duplicatePath(name))}>{t('duplicate')}</Button>
            {hasSecondary(destination) && !secondaryExists && (
              <Button onClick={() => navigate(secondaryPath(name))}>{t('createSecondary', { name })}</Button>
            )}
            <Button design="Negative" onClick={() => setDialog('delete')}>
              {t('common:delete')}
            </Button>
          </div>
        )}
      </div>
      <ProblemStrip error={error ?? catalogue.error} />
      {!error && !catalogue.error && !(destination && catalogue.data) && (
        <BusyIndicator active text={t('common:loading')} />
      )}
      {destination && catalogue.data && (
        <DestinationForm
          key={name}
          catalogue={catalogue.data}
          initial={formOf(catalogue.data, destination.properties, destination.secrets)}
          name={name}
          readonly={rights.known && !rights.write}
          onCancel={() => navigate(LIST)}
          onSaved={() => announce(t('saved', { name }))}
        />
      )}
      {dialog === 'check' && <CheckConnection name={name} onClose={() => setDialog(null)} />}
      {dialog === 'test' && <TestDestination name={name} onClose={() => setDialog(null)} />}
      {dialog === 'export' && <ExportDialog names={[name]} onClose={() => setDialog(null)} />}
      {dialog === 'delete' && (
        <ConfirmDialog
          title={t('delete.title', { name })}
          text={t(isConnector ? 'delete.connector' : 'delete.text')}
          action={t('common:delete')}
          onClose={() => setDialog(null)}
          onConfirm={async () => {
            await remove.mutateAsync();
            announce(t('deleted', { name }));
            navigate(LIST, { replace: true });
          }}
        />
      )}
    </>
  );
}
