/** What can be done to a box: each entry shows the line it types. */
import { DropdownMenu } from "radix-ui";
import { Fragment, useEffect, useRef } from "react";
import { type Action, actionsOf } from "../actions/index.ts";
import { useBox, useSession } from "../session-context.ts";
import { useView } from "../view-state.ts";
import { useWords } from "../words/words.ts";
import { captionOf } from "./box-title.ts";
import styles from "./menu.module.css";
import { perform, surroundings } from "./use-gestures.ts";

export default function BoxMenu() {
  const menu = useView((state) => state.menu);
  const openMenu = useView((state) => state.openMenu);
  if (!menu) return null;
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(isOpen) => !isOpen && openMenu(undefined)}>
      <DropdownMenu.Trigger asChild>
        <span
          className={styles.anchor}
          style={{ left: menu.x, top: menu.y }}
          aria-hidden="true"
          tabIndex={-1}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <Entries box={menu.box} byKey={menu.byKey} />
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Entries({ box: id, byKey }: { readonly box: string; readonly byKey: boolean }) {
  const box = useBox(id);
  const session = useSession();
  const { say, t } = useWords();
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (byKey) menu.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
  }, [byKey]);
  if (!box) return null;
  const around = surroundings(session);
  const caption = captionOf(box);
  const name = typeof caption === "string" ? caption : say(caption);
  const actions = actionsOf(box, around);
  const focusBox = (event: Event): void => {
    event.preventDefault();
    document.querySelector<HTMLElement>(`[data-stop="${CSS.escape(id)}"]`)?.focus();
  };
  return (
    <DropdownMenu.Content
      ref={menu}
      className={styles.menu}
      align="start"
      sideOffset={2}
      collisionPadding={8}
      loop
      aria-label={t("action.menu", { box: name })}
      onCloseAutoFocus={focusBox}
    >
      <DropdownMenu.Label className={styles.title}>{name}</DropdownMenu.Label>
      {actions.map((action, at) => (
        <Fragment key={action.id}>
          {at > 0 && actions[at - 1]?.group !== action.group && (
            <DropdownMenu.Separator className={styles.line} />
          )}
          <Entry
            action={action}
            title={say(action.title(box, around)!)}
            line={action.line(box, around)}
            choose={() => perform(action, box, session)}
          />
        </Fragment>
      ))}
    </DropdownMenu.Content>
  );
}

interface EntryProps {
  readonly action: Action;
  readonly title: string;
  readonly line: string;
  readonly choose: () => void;
}

function Entry({ action, title, line, choose }: EntryProps) {
  const Icon = action.icon;
  return (
    <DropdownMenu.Item
      className={styles.entry}
      data-group={action.group}
      data-action={action.id}
      textValue={title}
      onSelect={choose}
    >
      <Icon size={15} aria-hidden="true" />
      <span className={styles.words}>
        <span>{title}</span>
        <code>{line}</code>
      </span>
      {action.key !== undefined && <kbd>{action.key.toUpperCase()}</kbd>}
    </DropdownMenu.Item>
  );
}
