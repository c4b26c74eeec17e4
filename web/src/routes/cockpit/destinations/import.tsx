/** `/cockpit/destinations/~import`: destinations from files, looked at before they are saved. */

import '@ui5/webcomponents-icons/dist/upload.js';
import { useQueryClient } from '@tanstack/react-query';
import { Button, FileUploader, Label, MessageStrip, Option, Select, Title } from '@ui5/webcomponents-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { Page } from '../../../components/Page.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { RouteLink } from '../../../components/RouteLink.tsx';
import fields from '../../../components/TextField.module.css';
import { useTitle } from '../../../components/useTitle.ts';
import { ImportEntryCard } from './ImportEntryCard.tsx';
import styles from './import.module.css';
import {
  chosenOf,
  givenSecrets,
  type ImportFile,
  type ImportResult,
  type Policy,
  readFile,
  type Secrets,
} from './importing.ts';
import { LIST } from './paths.ts';
import { importDestinations, useRights } from './queries.ts';

const policies: readonly Policy[] = ['FAIL', 'UPDATE', 'IGNORE'];
/** Typing is looked at once it pauses. */
const PAUSE_MILLISECONDS = 400;

export function Component() {
  const { t } = useTranslation(['destinations', 'common']);
  useTitle(t('import.title'));
  const navigate = useNavigate();
  const announce = useAnnounce();
  const queries = useQueryClient();
  const rights = useRights();
  const [files, setFiles] = useState<readonly ImportFile[]>([]);
  const [existing, setExisting] = useState<Policy>('FAIL');
  const [secrets, setSecrets] = useState<Secrets>({});
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [plan, setPlan] = useState<ImportResult | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const asked = useRef(0);

  // What would become of them is asked whenever something about them changes; only the last answer counts.
  useEffect(() => {
    if (files.length === 0) return;
    const number = ++asked.current;
    const timer = setTimeout(async () => {
      try {
        const found = await importDestinations({
          files: [...files],
          existing,
          dryRun: true,
          secrets: givenSecrets(secrets),
        });
        if (number !== asked.current) return;
        setPlan(found);
        setError(null);
      } catch (reason) {
        if (number !== asked.current) return;
        setPlan(null);
        setError(reason);
      }
    }, PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [files, existing, secrets]);

  const chosen = chosenOf(plan?.value ?? [], left);
  const save = async () => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      const result = await importDestinations({
        files: [...files],
        existing,
        dryRun: false,
        only: chosen,
        secrets: givenSecrets(secrets),
      });
      if (result.saved) {
        await queries.invalidateQueries({ queryKey: ['destinations'] });
        await queries.invalidateQueries({ queryKey: ['lint'] });
        announce(t('import.done', { count: chosen.length }));
        navigate(LIST);
      } else setPlan(result);
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Page
      title={t('import.title')}
      above={<RouteLink to={LIST}>{t('toList')}</RouteLink>}
      intro={t('import.intro')}
    >
      {rights.known && !rights.write && (
        <MessageStrip design="Information" hideCloseButton>
          {t('needsRole', { roles: 'DestinationAdministrator' })}
        </MessageStrip>
      )}
      <div className={styles.choices}>
        <div className={fields.field}>
          <Label for="import-files" showColon>
            {t('import.files')}
          </Label>
          <FileUploader
            id="import-files"
            accessibleName={t('import.files')}
            accept=".json,.yaml,.yml,.properties,.zip"
            multiple
            disabled={rights.known && !rights.write}
            placeholder={t('import.choose')}
            onChange={async event => {
              const picked = [...(event.detail.files ?? [])];
              setLeft(new Set());
              setSecrets({});
              setPlan(null);
              setFiles(await Promise.all(picked.map(readFile)));
            }}
          />
        </div>
        <div className={fields.field}>
          <Label for="import-existing" showColon>
            {t('import.existing')}
          </Label>
          <Select
            id="import-existing"
            accessibleName={t('import.existing')}
            value={existing}
            onChange={event => {
              const wanted = event.detail.selectedOption.dataset.value;
              setExisting(policies.find(policy => policy === wanted) ?? 'FAIL');
            }}
          >
            {policies.map(policy => (
              <Option key={policy} value={policy} data-value={policy}>
                {t(`import.policy.${policy}`)}
              </Option>
            ))}
          </Select>
        </div>
      </div>
      <ProblemStrip error={error} />
      {plan && (
        <section aria-labelledby="review" className={styles.review}>
          <Title id="review" level="H2" size="H4">
            {t('import.review', { count: plan.value.length })}
          </Title>
          <ul className={styles.entries}>
            {plan.value.map(entry => (
              <ImportEntryCard
                key={`${entry.file}/${entry.name}`}
                entry={entry}
                chosen={chosen.includes(entry.name)}
                secrets={secrets[entry.name] ?? {}}
                onChoose={take =>
                  setLeft(before =>
                    take
                      ? new Set([...before].filter(name => name !== entry.name))
                      : new Set([...before, entry.name]),
                  )
                }
                onSecret={(property, value) =>
                  setSecrets(before => ({
                    ...before,
                    [entry.name]: { ...before[entry.name], [property]: value },
                  }))
                }
              />
            ))}
          </ul>
          <div className={styles.foot}>
            <Button design="Emphasized" disabled={chosen.length === 0 || busy} onClick={() => void save()}>
              {t('import.action', { count: chosen.length })}
            </Button>
            <Button design="Transparent" onClick={() => navigate(LIST)}>
              {t('common:cancel')}
            </Button>
          </div>
        </section>
      )}
    </Page>
  );
}
