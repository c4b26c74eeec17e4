/** `/cockpit/connect-successfactors`: connects a tenant, step by step, and shows how far that has come. */

import { BusyIndicator, Button, MessageStrip } from '@ui5/webcomponents-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../components/Announcements.tsx';
import { Page } from '../../../components/Page.tsx';
import { ProblemStrip } from '../../../components/ProblemStrip.tsx';
import { RouteLink } from '../../../components/RouteLink.tsx';
import { useTitle } from '../../../components/useTitle.ts';
import { useActiveCertificate } from '../trust/queries.ts';
import { ClientHere, ClientThere } from './ClientStep.tsx';
import { ConnectionHere } from './ConnectionStep.tsx';
import styles from './connect.module.css';
import { KeyHere } from './KeyStep.tsx';
import { nextStep, progressOf, type StepName, steps } from './progress.ts';
import { apiKeyOf, connectionIn, propertiesFor, tenantOf } from './properties.ts';
import {
  NEW_INSTANCE,
  useConnector,
  useInstances,
  useNotedKey,
  usePair,
  useTest,
  useWrite,
} from './queries.ts';
import { type Remembered, remember, remembered } from './remembered.ts';
import { Step } from './Step.tsx';
import { SwitchOnHere } from './SwitchOnStep.tsx';
import { TenantLink } from './TenantLink.tsx';
import { TenantHere, TenantThere } from './TenantStep.tsx';
import { TrustHere } from './TrustStep.tsx';
import { secondaryName, TECHNICAL_USER, type Tenant, USUAL_NAME } from './tenant.ts';
import { useUnfolded } from './useUnfolded.ts';
import { Values } from './Values.tsx';

export function Component() {
  const { t } = useTranslation(['connect', 'common']);
  useTitle(t('title'));
  const announce = useAnnounce();
  const [kept, setKept] = useState(remembered);
  const keep = (change: Partial<Remembered>) => {
    const next = { ...kept, ...change };
    remember(next);
    setKept(next);
  };

  const list = usePair(kept.name);
  const found = connectionIn((list.all ?? []).map(one => one.properties));
  const name = kept.name || found || USUAL_NAME;
  const { primary, secondary } = usePair(name);
  const tenant = tenantIn(primary, kept, name);

  const trust = useActiveCertificate();
  const instances = useInstances();
  const [chosen, setChosen] = useState<string | null>(null);
  const names = (instances.data ?? []).map(one => one.name);
  const instance = [chosen, NEW_INSTANCE, names[0]].find(one => one && names.includes(one)) ?? null;
  const noted = useNotedKey(instance);
  const uaaUrl = noted.data?.values.find(value => value.path === 'uaa.url')?.value ?? null;

  const ready = apiKeyOf(primary) !== null;
  const readyForPersons = apiKeyOf(secondary) !== null;
  const technicalTest = useTest(name, null, ready);
  const [person, setPerson] = useState<string | null>(null);
  const personsTest = useTest(secondaryName(name), person, readyForPersons && person !== null);
  const connector = useConnector(name, primary?.['tc.enabled'] === 'true');
  const write = useWrite();
  const saveTenant = async (newName: string, typed: Tenant) => {
    keep({ ...typed, name: newName });
    // What is there already follows; what is not is made with its API key.
    for (const [side, existing] of newName === name
      ? ([
          ['technical', primary],
          ['persons', secondary],
        ] as const)
      : []) {
      const key = apiKeyOf(existing);
      if (key) await write.mutateAsync({ found: existing, wanted: propertiesFor(side, newName, typed, key) });
    }
    announce(t('tenant.saved'));
  };

  const progress = progressOf({
    tenant,
    upgradeNoted: kept.upgraded,
    trustedUntil: trust.data ? new Date(trust.data.validUntil) : null,
    key: Boolean(noted.data),
    primary,
    secondary,
    tests: [technicalTest, personsTest].flatMap(test => passed(test)),
    connector: connector.data ?? null,
    now: new Date(),
  });
  const loading = list.isPending || trust.isPending || instances.isPending || (instance && noted.isPending);
  const first = loading ? null : nextStep(progress);
  // What is being found out may show that the step is done.
  const unsure = connector.isLoading || (first === 'connection' && technicalTest.isLoading);
  const next = unsure ? null : first;
  const done = steps.filter(step => progress[step] === 'done').length;

  const { open, toggle } = useUnfolded(next);

  const frame = (step: StepName) => ({
    name: step,
    state: progress[step],
    next: step === next,
    open: open.has(step),
    onToggle: () => toggle(step),
  });

  return (
    <Page title={t('title')} intro={t('intro')}>
      <ProblemStrip error={list.error ?? instances.error ?? write.error} />
      {loading ? (
        <BusyIndicator active delay={300} text={t('common:loading')} />
      ) : (
        <>
          <p className={styles.text} role="status">
            {t('progress', { done, count: steps.length })}
          </p>
          <Step
            {...frame('tenant')}
            there={<TenantThere />}
            here={
              <TenantHere
                name={name}
                tenant={tenant}
                existing={[primary, secondary].flatMap(one => one?.Name ?? [])}
                onSave={saveTenant}
              />
            }
          />
          <Step
            {...frame('upgrade')}
            there={
              <>
                <p className={styles.text}>{t('upgrade.there')}</p>
                <TenantLink tenant={tenant} page="upgrade" />
              </>
            }
            here={
              <>
                <p className={styles.text}>{t('upgrade.here')}</p>
                <Values values={[{ label: t('upgrade.user'), value: TECHNICAL_USER }]} />
                {progress.upgrade !== 'done' && (
                  <div>
                    <Button
                      design="Emphasized"
                      onClick={() => {
                        keep({ upgraded: true });
                        announce(t('upgrade.noted'));
                      }}
                    >
                      {t('upgrade.action')}
                    </Button>
                  </div>
                )}
                <p className={styles.hint}>{t('upgrade.proof')}</p>
              </>
            }
          />
          <Step
            {...frame('trust')}
            there={<p className={styles.text}>{t('trust.there')}</p>}
            here={<TrustHere trust={trust} />}
          />
          <Step
            {...frame('key')}
            there={<p className={styles.text}>{t('key.there')}</p>}
            here={<KeyHere instances={names} instance={instance} noted={noted} onInstance={setChosen} />}
          />
          {(['technical', 'persons'] as const).map(side => (
            <Step
              key={side}
              {...frame(side)}
              there={
                <ClientThere
                  side={side}
                  tenant={tenant}
                  uaaUrl={uaaUrl}
                  certificate={trust.data?.certificate ?? null}
                />
              }
              here={
                <ClientHere
                  side={side}
                  name={name}
                  tenant={tenant}
                  found={side === 'technical' ? primary : secondary}
                  other={apiKeyOf(side === 'technical' ? secondary : primary)}
                />
              }
            />
          ))}
          <Step
            {...frame('connection')}
            there={<p className={styles.text}>{t('connection.there')}</p>}
            here={
              <ConnectionHere
                name={name}
                possible={ready}
                technical={technicalTest}
                persons={readyForPersons ? personsTest : null}
                person={person}
                onPerson={setPerson}
              />
            }
          />
          <Step
            {...frame('switchOn')}
            there={<p className={styles.text}>{t('switchOn.there')}</p>}
            here={
              <SwitchOnHere
                name={name}
                primary={primary}
                possible={ready && progress.persons === 'done'}
                connector={connector}
              />
            }
          />
          {first === null && (
            <MessageStrip design="Positive" hideCloseButton>
              {t('allDone')}
            </MessageStrip>
          )}
          <p className={styles.text}>
            {t('people')} <RouteLink to="/cockpit/users">{t('toPeople')}</RouteLink>
          </p>
        </>
      )}
    </Page>
  );
}

/** Whether it passed; nothing if there was none. */
function passed({ data, error }: ReturnType<typeof useTest>): boolean[] {
  if (error) return [false];
  return data ? [data.passed] : [];
}

/** As the destination has it, else as it was typed; only what was typed tells where people sign in. */
function tenantIn(primary: Parameters<typeof tenantOf>[0], kept: Remembered, name: string): Tenant | null {
  const stored = tenantOf(primary);
  const typed = kept.name === name || kept.name === '';
  const signInAt = typed && (!stored || stored.apiServer === kept.apiServer) ? kept.signInAt : '';
  if (stored) return { ...stored, signInAt };
  if (!typed || kept.apiServer === '' || kept.companyId === '') return null;
  return { apiServer: kept.apiServer, companyId: kept.companyId, signInAt };
}
