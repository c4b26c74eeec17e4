/** `/cockpit/destinations/~create`: a new destination, empty or begun from another one. */

import { BusyIndicator, MessageStrip, Title } from '@ui5/webcomponents-react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { useTitle } from '../../../components/useTitle.ts';
import { DestinationForm } from './DestinationForm.tsx';
import styles from './destinations.module.css';
import { type Catalogue, copyOf, type Destination, emptyForm, formOf, secondaryOf } from './form.ts';
import { LIST, pathOf } from './paths.ts';
import { useCatalogue, useDestination, useRights } from './queries.ts';

export function Component() {
  const { t } = useTranslation('destinations');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const rights = useRights();
  const [query] = useSearchParams();
  const copied = query.get('copy');
  const persons = query.get('persons');
  const source = copied ?? persons;
  const catalogue = useCatalogue();
  const original = useDestination(source);
  useTitle(t('createTitle'));

  const ready = catalogue.data && (source === null || original.data);
  return (
    <>
      <Title level="H1">{t('createTitle')}</Title>
      <ProblemStrip error={catalogue.error ?? original.error} />
      {rights.known && !rights.write && (
        <MessageStrip design="Information" hideCloseButton>
          {t('needsRole', { roles: 'DestinationAdministrator' })}
        </MessageStrip>
      )}
      {copied && original.data && original.data.secrets.length > 0 && (
        <MessageStrip design="Information" hideCloseButton className={styles.strip}>
          {t('secretsNotCopied', { secrets: original.data.secrets.join(', ') })}
        </MessageStrip>
      )}
      {persons && original.data && (
        <MessageStrip design="Information" hideCloseButton className={styles.strip}>
          {t('personsHint', { name: persons })}
        </MessageStrip>
      )}
      {!ready && !catalogue.error && !original.error && <BusyIndicator active text={t('common:loading')} />}
      {ready && (
        <DestinationForm
          key={query.toString()}
          catalogue={catalogue.data}
          initial={begin(catalogue.data, original.data, persons !== null)}
          name={null}
          readonly={rights.known && !rights.write}
          onCancel={() => navigate(LIST)}
          onSaved={saved => {
            const name = saved.properties.Name ?? '';
            announce(t('saved', { name }));
            navigate(pathOf(name), { replace: true });
          }}
        />
      )}
    </>
  );
}

function begin(catalogue: Catalogue, original: Destination | undefined, forPersons: boolean) {
  if (!original) return emptyForm(catalogue);
  return formOf(catalogue, forPersons ? secondaryOf(original) : copyOf(original), []);
}
