"use client";
import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";
import { CommandPalette, type PaletteCommand } from "@patchbay/ui/command-palette.tsx";
import { useTranslations } from "use-intl";
import type { CanvasQuestion } from "../view/canvas-actions.tsx";
import { useCanvas, useCanvasTools, useLocalText } from "../view/canvas-context.tsx";
import { cordColour } from "../view/category-look.ts";
import { focusStep } from "../view/focus-step.ts";
import { shownExits } from "../view/shown-exits.ts";
import { StepIcon } from "../view/step-icon.tsx";

export interface QuestionPaletteProps {
  readonly question: CanvasQuestion | undefined;
  readonly onAsk: (question: CanvasQuestion | undefined) => void;
  readonly onAdd: (type: string, question: CanvasQuestion & { kind: "add" }) => void;
}

/** One searchable list for all that the canvas asks: which step to add, to find, to connect to. */
export function QuestionPalette({ question, onAsk, onAdd }: QuestionPaletteProps) {
  const t = useTranslations("canvas");
  const commands = useQuestionCommands(question, onAsk, onAdd);
  return (
    <CommandPalette
      key={question?.kind}
      open={question !== undefined}
      onOpenChange={(open) => !open && onAsk(undefined)}
      label={question ? t(`ask.${question.kind}`) : ""}
      empty={t("ask.none")}
      commands={commands}
    />
  );
}

function useQuestionCommands(
  question: CanvasQuestion | undefined,
  onAsk: QuestionPaletteProps["onAsk"],
  onAdd: QuestionPaletteProps["onAdd"],
): readonly PaletteCommand[] {
  const t = useTranslations("canvas");
  const text = useLocalText();
  const { store, registry } = useCanvasTools();
  const flow = useCanvas((state) => state.flow);
  if (!question) return [];

  const stepCommands = (run: (id: NodeId) => void, except?: NodeId): readonly PaletteCommand[] =>
    stepsOf(flow, except).map(([id, node]) => {
      const definition = registry.get(node.type);
      return {
        id,
        title: node.label,
        group: t("ask.steps"),
        words: [id, node.type, ...(definition ? [definition.title.en, definition.title.zh] : [])],
        icon: <CategoryIcon icon={definition?.icon} category={definition?.category} />,
        run: () => run(id),
      };
    });

  switch (question.kind) {
    case "add":
      return registry.all
        .filter((type) => type.role !== "start" && type.channels.includes(flow.channel))
        .map((type) => ({
          id: type.type,
          title: text(type.title),
          group: t(`categories.${type.category}`),
          words: [type.type, type.title.en, type.title.zh],
          icon: <CategoryIcon icon={type.icon} category={type.category} />,
          run: () => onAdd(type.type, question),
        }));
    case "find":
      return stepCommands((id) => {
        store.show(id);
        focusStep(id);
      });
    case "exit": {
      const node = flow.nodes[question.node];
      if (!node) return [];
      // The list closes as one is chosen; the next question opens after that.
      return shownExits(node, registry).map((exit) => ({
        id: exit.name,
        title: text(exit.title),
        group: node.label,
        run: () => queueMicrotask(() => onAsk({ kind: "target", node: question.node, exit: exit.name })),
      }));
    }
    case "target":
      return stepCommands(
        (id) => store.edit({ type: "connect", wire: { from: question.node, exit: question.exit, to: id } }),
        question.node,
      ).filter(({ id }) => registry.get(flow.nodes[id as NodeId]?.type ?? "")?.role !== "start");
  }
}

function stepsOf(flow: FlowDocument, except?: NodeId) {
  return (Object.entries(flow.nodes) as [NodeId, FlowDocument["nodes"][NodeId]][]).filter(([id]) => id !== except);
}

function CategoryIcon({
  icon,
  category,
}: {
  readonly icon: string | undefined;
  readonly category: string | undefined;
}) {
  return (
    <span style={{ color: cordColour(category) }}>
      <StepIcon name={icon ?? "box"} className="text-current!" />
    </span>
  );
}
