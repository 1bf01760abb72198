"use client";
import { Tip } from "@patchbay/ui/tip.tsx";
import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import type { CanvasStore } from "../canvas-store.ts";
import { initialsOf, personColour } from "../view/people.ts";

/** Who else is at this drawing; press one to see the step that they are at. */
export function PeopleBar({ store }: { readonly store: CanvasStore }) {
  const t = useTranslations("canvas.people");
  const read = () => store.getState().people;
  const people = useSyncExternalStore(store.subscribe, read, read);
  if (people.length === 0) return null;
  return (
    <ul aria-label={t("label")} className="flex -space-x-1.5">
      {people.map((person) => (
        <li key={person.tab}>
          <Tip text={t("here", { name: person.name })} side="bottom">
            <button
              type="button"
              aria-label={t("here", { name: person.name })}
              className="flex size-7 items-center justify-center rounded-full border-2 border-surface font-semibold text-2xs text-white"
              style={{ background: `color-mix(in oklab, ${personColour(person.name)} 82%, black)` }}
              onClick={() => store.showPerson(person)}
            >
              {initialsOf(person.name)}
            </button>
          </Tip>
        </li>
      ))}
    </ul>
  );
}
