"use client";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import type { CompileOptions } from "@patchbay/compiler/compile-options";
import type { Rehearsal, RehearsalView } from "@patchbay/engine/rehearse/rehearsal";
import type { NodeId } from "@patchbay/flow-model/document";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { PastCalls } from "../replay/past-calls.tsx";
import { CoverageCheck } from "./coverage-check.tsx";
import { ReachCheck } from "./reach-check.tsx";
import { calendarsIn, FRESH_SCENE, SceneForm, sceneOf } from "./scene-form.tsx";
import { useRehearsal } from "./use-rehearsal.ts";
import { type TestCases, useTestCases } from "./use-test-cases.ts";

export interface RehearsePanelProps {
  readonly name: string;
  readonly onSave: () => Promise<unknown>;
  readonly store: CanvasStore;
  readonly options: CompileOptions;
}

/** Rehearses the drawing: one call in this browser, on the real engine, with a clock that stands until it is moved. */
export function RehearsePanel({ name, store, options, onSave }: RehearsePanelProps) {
  const t = useTranslations("flows.rehearse");
  const [scene, setScene] = useState(FRESH_SCENE);
  const [stepByStep, setStepByStep] = useState(false);
  const { rehearsal, view, isBroken, begin } = useRehearsal(store, options);
  const tests = useTestCases(name, store, options);
  const ready = sceneOf(scene, calendarsIn(store));
  return (
    <div className="flex flex-col gap-3 text-sm">
      <SceneForm draft={scene} onChange={setScene} />
      <Checkbox checked={stepByStep} onChange={setStepByStep}>
        {t("stepByStep")}
      </Checkbox>
      <Button kind="primary" disabled={!ready} onClick={() => ready && void begin(ready, stepByStep)}>
        {rehearsal ? t("again") : t("begin")}
      </Button>
      {isBroken ? <Callout tone="bad">{t("problems")}</Callout> : null}
      {rehearsal && view && !isBroken ? (
        <CallDesk rehearsal={rehearsal} view={view} store={store} tests={tests} />
      ) : null}
      <CoverageCheck store={store} tests={tests} />
      <ReachCheck store={store} options={options} tests={tests} />
      <PastCalls flow={name} onSave={onSave} />
    </div>
  );
}

interface CallDeskProps {
  readonly rehearsal: Rehearsal;
  readonly view: RehearsalView;
  readonly store: CanvasStore;
  readonly tests: TestCases;
}

function CallDesk({ rehearsal, view, store, tests }: CallDeskProps) {
  const t = useTranslations("flows.rehearse");
  const format = useFormatter();
  const [keys, setKeys] = useState("");
  const [isKept, setKept] = useState(false);
  const stepAt = view.at ? (store.getState().flow.nodes[view.at.node as NodeId]?.label ?? view.at.node) : "";
  const stand = view.end
    ? t("ended", { outcome: view.end.outcome })
    : t(view.isPaused ? "paused" : "at", { step: stepAt });
  const keep = async () => {
    await tests.keep([
      ...tests.cases,
      rehearsal.asCase(
        t("caseName", { when: format.dateTime(Date.now(), { dateStyle: "medium", timeStyle: "medium" }) }),
      ),
    ]);
    setKept(true);
  };
  const send = () => {
    void (/^[0-9*#]+$/.test(keys) ? rehearsal.press(keys) : rehearsal.say(keys));
    setKeys("");
  };
  return (
    <div className="flex flex-col gap-2">
      <p role="status" className="font-medium">
        {stand} · <span className="tabular">{format.dateTime(view.now, { timeStyle: "medium" })}</span>
      </p>
      <div className="flex flex-wrap gap-1.5">
        <Button size="sm" disabled={!view.isPaused} onClick={() => void rehearsal.step()}>
          {t("step")}
        </Button>
        <Button size="sm" disabled={!view.isPaused} onClick={() => void rehearsal.resume()}>
          {t("goOn")}
        </Button>
        <Button size="sm" onClick={() => rehearsal.setBreakpoints(new Set(store.getState().selected))}>
          {t("breakHere")}
        </Button>
        {[1, 10, 60].map((seconds) => (
          <Button key={seconds} size="sm" onClick={() => void rehearsal.advance(seconds * 1_000)}>
            {t("advance", { seconds })}
          </Button>
        ))}
        <Button size="sm" onClick={() => void rehearsal.serve("agent-1")}>
          {t("serve")}
        </Button>
        <Button size="sm" onClick={() => void rehearsal.hangUp()}>
          {t("hangUp")}
        </Button>
      </div>
      <form
        className="flex gap-1.5"
        onSubmit={(event) => {
          event.preventDefault();
          if (keys !== "") send();
        }}
      >
        <Input
          aria-label={`${t("press")} / ${t("say")}`}
          placeholder={`${t("press")} / ${t("say")}`}
          value={keys}
          onChange={(event) => setKeys(event.target.value)}
        />
        <Button type="submit">{t("send")}</Button>
      </form>
      <h3 className="font-medium text-xs">{t("heard")}</h3>
      <ol className="max-h-32 list-decimal overflow-y-auto pl-5 text-xs">
        {view.heard.map((words, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a record that only grows
          <li key={index}>{words}</li>
        ))}
      </ol>
      <h3 className="font-medium text-xs">{t("variables")}</h3>
      <pre className="max-h-40 overflow-auto rounded bg-ground p-2 font-mono text-2xs">
        {JSON.stringify(view.variables, null, 1)}
      </pre>
      <Button size="sm" kind="quiet" className="self-start" onClick={() => void keep()}>
        {t("keep")}
      </Button>
      {isKept ? <p className="text-ink-soft text-xs">{t("kept")}</p> : null}
    </div>
  );
}
