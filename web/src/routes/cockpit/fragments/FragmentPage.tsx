/** One fragment, or a new one. */

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
import { formOf } from '../destinations/form.ts';
import { useCatalogue, useRights } from '../destinations/queries.ts';
import { FragmentForm } from './FragmentForm.tsx';
import { LIST, pathOf } from './paths.ts';
import { fragmentCatalogue, NAME, useDeleteFragment, useFragment } from './queries.ts';

export function FragmentPage({ isNew = false }: { isNew?: boolean }) {
  const { t } = useTranslation(['fragments', 'common']);
  const parameter = useParams().name;
  const name = isNew ? null : (parameter ?? '');
  const title = name ?? t('createTitle');
  useTitle(title);
  const navigate = useNavigate();
  const announce = useAnnounce();
  const rights = useRights();
  const catalogue = useCatalogue();
  const { data: fragment, error } = useFragment(name);
  const remove = useDeleteFragment(name ?? '');
  const [deleting, setDeleting] = useState(false);
  const known = catalogue.data && fragmentCatalogue(catalogue.data, t('nameHint'));
  const failure = error ?? catalogue.error;
  return (
    <Page
      title={title}
      above={<RouteLink to={LIST}>{t('toList')}</RouteLink>}
      actions={
        fragment &&
        rights.write && (
          <Button design="Negative" onClick={() => setDeleting(true)}>
            {t('common:delete')}
          </Button>
        )
      }
    >
      <ProblemStrip error={failure} />
      {!failure && !(known && (isNew || fragment)) && (
        <BusyIndicator active delay={300} text={t('common:loading')} />
      )}
      {known && (isNew || fragment) && (
        <FragmentForm
          catalogue={known}
          initial={formOf(known, fragment?.properties ?? {}, fragment?.secrets ?? [])}
          name={name}
          readonly={rights.known && !rights.write}
          onCancel={() => navigate(LIST)}
          onSaved={saved => {
            const given = saved.properties[NAME] ?? '';
            announce(t('saved', { name: given }));
            if (isNew) navigate(pathOf(given), { replace: true });
          }}
        />
      )}
      {deleting && name !== null && (
        <ConfirmDialog
          title={t('delete.title', { name })}
          text={t('delete.text')}
          action={t('common:delete')}
          onConfirm={async () => {
            await remove.mutateAsync();
            announce(t('deleted', { name }));
            navigate(LIST, { replace: true });
          }}
          onClose={() => setDeleting(false)}
        />
      )}
    </Page>
  );
}
