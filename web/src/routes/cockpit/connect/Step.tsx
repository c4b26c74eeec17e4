/** One step: on the left what to do in SuccessFactors, on the right what docket needs of it or has made of it. */

import { FlexBox, Panel, Title } from '@ui5/webcomponents-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Status } from '../../../components/Status.tsx';
import styles from './connect.module.css';
import { type StepName, type StepState, steps } from './progress.ts';
import { idOf } from './useUnfolded.ts';

interface Props {
  name: StepName;
  state: StepState;
  /** It is the one to do now. */
  next: boolean;
  open: boolean;
  onToggle: () => void;
  there: ReactNode;
  here: ReactNode;
}

const states = { done: 'Positive', open: 'None', attention: 'Critical' } as const;

export function Step({ name, state, next, open, onToggle, there, here }: Props) {
  const { t } = useTranslation('connect');
  const title = t('step', { number: steps.indexOf(name) + 1, title: t(`${name}.title`) });
  return (
    <Panel
      id={idOf(name)}
      className={styles.step}
      accessibleName={title}
      collapsed={!open}
      onToggle={onToggle}
      data-state={state}
      header={
        // Only the arrow beside it is for the keyboard: a second stop would do the same.
        <FlexBox className={styles.stepHead} onClick={onToggle}>
          <Title level="H2" size="H5" className={styles.stepTitle}>
            {title}
          </Title>
          <Status state={state === 'open' && next ? 'Information' : states[state]}>
            {t(state === 'open' && next ? 'state.next' : `state.${state}`)}
          </Status>
        </FlexBox>
      }
    >
      <div className={styles.columns}>
        <div className={styles.column}>
          <Title level="H3" size="H6">
            {t('there')}
          </Title>
          {there}
        </div>
        <div className={styles.column}>
          <Title level="H3" size="H6">
            {t('here')}
          </Title>
          {here}
        </div>
      </div>
    </Panel>
  );
}
