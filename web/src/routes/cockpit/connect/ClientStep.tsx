/** A client application in SuccessFactors, and the destination that calls with its API key. */

import { Button, MessageStrip } from '@ui5/webcomponents-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldAtFault } from '../../../api/fieldProblem.ts';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { ProblemStrip, sentenceOf } from '../../../components/ProblemStrip.tsx';
import { RouteLink } from '../../../components/RouteLink.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { pathOf } from '../destinations/paths.ts';
import styles from './connect.module.css';
import { apiKeyOf, differences, type Properties, propertiesFor, type Side } from './properties.ts';
import { useWrite } from './queries.ts';
import { TenantLink } from './TenantLink.tsx';
import { APPLICATIONS, isApiKey, looksLikeApiKey, TECHNICAL_USER, type Tenant } from './tenant.ts';
import { Values } from './Values.tsx';

interface ThereProps {
  side: Side;
  tenant: Tenant | null;
  /** `uaa.url` of the service key. */
  uaaUrl: string | null;
  /** PEM. */
  certificate: string | null;
}

export function ClientThere({ side, tenant, uaaUrl, certificate }: ThereProps) {
  const { t } = useTranslation('connect');
  const technical = side === 'technical';
  const url = uaaUrl === null ? null : technical ? uaaUrl : `${uaaUrl}/pp`;
  return (
    <>
      <p className={styles.text}>{t('client.register')}</p>
      <TenantLink tenant={tenant} page="clients" />
      <Values
        values={[
          { label: t('client.name'), value: APPLICATIONS[side] },
          { label: t('client.url'), value: url, shown: url ?? t('client.urlMissing') },
          { label: t('client.bind'), value: null, shown: t(technical ? 'client.on' : 'client.off') },
          technical
            ? { label: t('client.users'), value: TECHNICAL_USER }
            : { label: t('client.users'), value: null, shown: t('client.empty') },
          {
            label: t('client.certificate'),
            value: certificate,
            shown: t(certificate ? 'client.certificateIs' : 'client.certificateMissing'),
          },
        ]}
      />
      <p className={styles.text}>{t('client.view', { name: APPLICATIONS[side] })}</p>
    </>
  );
}

interface HereProps {
  side: Side;
  name: string;
  tenant: Tenant | null;
  found: Properties | undefined;
  /** The API key of the other client, which this one must not have. */
  other: string | null;
}

export function ClientHere({ side, name, tenant, found, other }: HereProps) {
  const { t } = useTranslation(['connect', 'common']);
  const announce = useAnnounce();
  const write = useWrite();
  const stored = apiKeyOf(found);
  const [typed, setTyped] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const apiKey = (typed ?? stored ?? '').trim();
  const wanted = tenant && propertiesFor(side, name, tenant, apiKey);
  const destination = wanted?.Name ?? '';
  const stale = stored && wanted ? differences(found, wanted) : [];

  const faulty = fieldAtFault(write.error, ['clientKey', 'apiKey']);
  const error = (): string | undefined => {
    if (faulty) return sentenceOf(write.error);
    if (apiKey !== '' && apiKey === other) return t('client.sameKey');
    if (!tried) return undefined;
    if (apiKey === '') return t('common:fieldRequired');
    return isApiKey(apiKey) ? undefined : t('client.noKey');
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (!wanted || !isApiKey(apiKey) || apiKey === other || write.isPending) return;
    write.mutate(
      { found, wanted },
      {
        onSuccess: () => {
          setTyped(null);
          setTried(false);
          announce(t('client.saved', { name: destination }));
        },
      },
    );
  };

  if (!tenant) return <p className={styles.text}>{t('client.tenantFirst')}</p>;
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <p className={styles.text}>{t(`client.${side}`)}</p>
      {!faulty && <ProblemStrip error={write.error} />}
      <TextField
        label={t('client.apiKey')}
        hint={t('client.apiKeyHint')}
        warning={
          isApiKey(apiKey) && !looksLikeApiKey(apiKey)
            ? t('client.unusualKey', { length: apiKey.length })
            : undefined
        }
        value={typed ?? stored ?? ''}
        onChange={value => {
          setTyped(value);
          write.reset();
        }}
        error={error()}
        required
      />
      <div className={styles.actions}>
        <Button
          design={stored && stale.length === 0 ? 'Default' : 'Emphasized'}
          disabled={write.isPending}
          onClick={() => submit()}
        >
          {t(found ? 'client.update' : 'client.create', { name: destination })}
        </Button>
      </div>
      {stored && typed === null && stale.length === 0 && (
        <p className={styles.text}>
          <RouteLink to={pathOf(destination)}>{t('client.open', { name: destination })}</RouteLink>
        </p>
      )}
      {stored && typed === null && stale.length > 0 && (
        <MessageStrip design="Information" hideCloseButton>
          {t('client.differs', { name: destination, properties: stale.join(', ') })}
        </MessageStrip>
      )}
      {!found && <p className={styles.hint}>{t('client.makes', { name: destination })}</p>}
    </form>
  );
}
