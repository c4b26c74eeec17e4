/** The decisions of a task after the suggested one. */

import { Menu, MenuItem } from '@ui5/webcomponents-react';
import { type Choice, choicesOf, iconOf } from './decisions.ts';
import type { Task } from './tasks.ts';

interface Props {
  task: Task;
  opener: HTMLElement;
  onChoose: (task: Task, choice: Choice) => void;
  onClose: () => void;
}

export default function DecisionMenu({ task, opener, onChoose, onClose }: Props) {
  const others = choicesOf(task).slice(1);
  return (
    <Menu
      open
      opener={opener}
      onClose={onClose}
      onItemClick={event => {
        const chosen = others[Number(event.detail.item.dataset.index)];
        if (chosen) onChoose(task, chosen);
      }}
    >
      {others.map((choice, index) => (
        <MenuItem
          key={`${choice.kind} ${choice.decision.code}`}
          text={choice.decision.name}
          icon={iconOf[choice.decision.nature]}
          data-index={index}
        />
      ))}
    </Menu>
  );
}
