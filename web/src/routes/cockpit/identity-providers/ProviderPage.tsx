/** One identity provider, or a new one. */

import { BusyIndicator, Button } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { Page } from '../../../components/Page.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { RouteLink } from '../../../components/RouteLink.tsx';
import { useTitle } from '../../../components/useTitle.ts';
import { emptyForm, formOf } from './form.ts';
import { ProviderForm } from './ProviderForm.tsx';
import { LIST, pathOf } from './paths.ts';
import { useDeleteProvider, useProvider, useSignInSettings } from './queries.ts';
import { TestDialog } from './TestDialog.tsx';

export function ProviderPage({ isNew = false }: { isNew?: boolean }) {
  const { t } = useTranslation(['providers', 'common']);
  const parameter = useParams().name;
  const name = isNew ? null : (parameter ?? '');
  const { data: provider, error } = useProvider(name);
  const settings = useSignInSettings();
  const title = name === null ? t('createTitle') : (provider?.displayName ?? name);
  useTitle(title);
  const navigate = useNavigate();
  const announce = useAnnounce();
  const remove = useDeleteProvider();
  const [dialog, setDialog] = useState<'test' | 'delete' | null>(null);
  const failure = error ?? settings.error;
  const ready = settings.data && (isNew || provider);
  return (
    <Page
      title={title}
      above={<RouteLink to={LIST}>{t('toList')}</RouteLink>}
      actions={
        provider && (
          <>
            <Button onClick={() => setDialog('test')}>{t('test')}</Button>
            <Button design="Negative" onClick={() => setDialog('delete')}>
              {t('common:delete')}
            </Button>
          </>
        )
      }
    >
      <ProblemStrip error={failure} />
      {!failure && !ready && <BusyIndicator active delay={300} text={t('common:loading')} />}
      {settings.data && (isNew || provider) && (
        <ProviderForm
          key={name ?? ''}
          initial={provider ? formOf(provider) : emptyForm}
          name={name}
          addresses={settings.data}
          onCancel={() => navigate(LIST)}
          onSaved={saved => {
            announce(t('saved', { name: saved.displayName }));
            if (isNew) navigate(pathOf(saved.name), { replace: true });
          }}
        />
      )}
      {dialog === 'test' && provider && (
        <TestDialog name={provider.name} displayName={provider.displayName} onClose={() => setDialog(null)} />
      )}
      {dialog === 'delete' && provider && (
        <ConfirmDialog
          title={t('delete.title', { name: provider.displayName })}
          text={t('delete.text')}
          action={t('common:delete')}
          onConfirm={async () => {
            await remove.mutateAsync(provider.name);
            announce(t('deleted', { name: provider.displayName }));
            navigate(LIST, { replace: true });
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </Page>
  );
}
