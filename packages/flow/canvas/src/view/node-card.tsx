"use client";
import type { NodeId } from "@patchbay/flow-model/document";
import { cx } from "@patchbay/ui/cx";
import { Handle, type NodeProps, Position } from "@xyflow/react";
import { CircleAlert, MessageSquare, Phone, TriangleAlert } from "lucide-react";
import { memo, useRef } from "react";
import { useTranslations } from "use-intl";
import { openThreads } from "../edit/comments.ts";
import { useCanvas, useCanvasTools, useLocalText } from "./canvas-context.tsx";
import { cardSize, ENTRY_Y } from "./card-shape.ts";
import { cordColour } from "./category-look.ts";
import type { CanvasNode } from "./derive-view.ts";
import { wiresFrom } from "./derive-view.ts";
import { ExitRow } from "./exit-row.tsx";
import { CARD_MARK } from "./marks.ts";
import { personColour } from "./people.ts";
import { shownExits, strayExits, summaryOf } from "./shown-exits.ts";
import { StepIcon } from "./step-icon.tsx";
import { useInHand } from "./use-in-hand.ts";

/** One card for all types: icon, label, what the settings say, exits as jacks, problems, live calls. */
export const NodeCard = memo(function NodeCard({ id, selected }: NodeProps<CanvasNode>) {
  const t = useTranslations("canvas");
  const text = useLocalText();
  const { registry } = useCanvasTools();
  const node = useCanvas((state) => state.flow.nodes[id as NodeId]);
  const wires = useCanvas((state) => wiresFrom(state.wires, id as NodeId));
  const live = useCanvas((state) => state.live.get(id) ?? 0);
  const visited = useCanvas((state) => state.visited?.has(id));
  const mark = useCanvas((state) => state.marks?.nodes.get(id));
  const far = useCanvas((state) => state.far);
  const card = useRef<HTMLElement>(null);
  useInHand(id, card);
  if (!node) return null;

  const definition = registry.get(node.type);
  const exits = shownExits(node, registry);
  const stray = strayExits(exits, wires);
  const size = cardSize(exits.length + stray.length);
  if (far) return <article ref={card} aria-label={node.label} style={size} />;
  const summary = text(summaryOf(node, registry));
  const colour = cordColour(definition?.category);
  return (
    <article
      ref={card}
      aria-label={node.label}
      data-visited={visited}
      data-mark={mark}
      className={cx(
        "group/card relative rounded-lg border bg-surface pb-1.5 shadow-card transition-[border-color,box-shadow]",
        selected ? "border-accent ring-2 ring-accent/60" : "border-line hover:border-line-strong",
        live > 0 && "border-lamp! ring-2 ring-lamp/70",
        visited === true &&
          (selected ? "border-accent! ring-4 ring-accent/60" : "border-accent! ring-1 ring-accent/40"),
        visited === false && "opacity-45",
        mark && CARD_MARK[mark],
      )}
      style={{ ...size, "--cord": colour } as React.CSSProperties}
    >
      {definition?.role === "start" ? null : (
        <Handle
          type="target"
          position={Position.Left}
          role="img"
          className="pb-jack"
          style={{ top: ENTRY_Y }}
          aria-label={t("card.entry", { label: node.label })}
        />
      )}
      <header className="flex h-14.5 items-center gap-2.5 px-2.5">
        <span className="flex size-8 shrink-0 items-center justify-center rounded-md bg-[color-mix(in_oklab,var(--cord)_15%,transparent)] text-(--cord)">
          <StepIcon name={definition?.icon ?? "box"} className="size-4.5" />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate font-semibold text-sm leading-4.5">{node.label}</span>
          <span className="block truncate text-ink-faint text-xs" title={summary}>
            {definition
              ? summary || (definition.title && text(definition.title))
              : t("card.unknownType", { type: node.type })}
          </span>
        </span>
      </header>
      <ul>
        {exits.map((exit) => (
          <ExitRow
            key={exit.name}
            node={id}
            name={exit.name}
            title={text(exit.title)}
            error={exit.error ?? false}
            wired={wires.some((wire) => wire.exit === exit.name)}
          />
        ))}
        {stray.map((name) => (
          <ExitRow key={name} node={id} name={name} title={name} error stray wired />
        ))}
      </ul>
      <CardPeople id={id as NodeId} />
      <CardBadges id={id as NodeId} live={live} />
    </article>
  );
});

/** A frame in the colour of somebody else who has the step selected. */
function CardPeople({ id }: { readonly id: NodeId }) {
  const t = useTranslations("canvas.people");
  const person = useCanvas((state) => state.people.find(({ selected }) => selected.includes(id)));
  if (!person) return null;
  const colour = personColour(person.name);
  return (
    <span
      role="img"
      aria-label={t("selected", { name: person.name })}
      className="pointer-events-none absolute -inset-1 rounded-xl border-2"
      style={{ borderColor: colour }}
    >
      <span
        className="absolute -top-5 left-2 rounded-t-md px-1.5 py-0.5 font-medium text-2xs text-white"
        style={{ background: `color-mix(in oklab, ${colour} 82%, black)` }}
      >
        {person.name}
      </span>
    </span>
  );
}

function CardBadges({ id, live }: { readonly id: NodeId; readonly live: number }) {
  const t = useTranslations("canvas");
  const problems = useCanvas((state) => state.problemsByNode.get(id));
  const tc = useTranslations("canvas.comments");
  const comments = useCanvas((state) => openThreads(state.flow, id));
  const errors = problems?.filter((item) => item.severity === "error").length ?? 0;
  const Icon = errors > 0 ? CircleAlert : TriangleAlert;
  return (
    <span className="absolute -top-2.5 right-2 flex gap-1">
      {live > 0 ? (
        <span
          role="status"
          aria-label={t("card.live", { count: live })}
          className="flex h-5 items-center gap-1 rounded-full bg-lamp px-1.5 font-semibold text-2xs text-[oklch(0.25_0.05_70)] shadow-[0_0_14px_var(--color-lamp)]"
        >
          <Phone className="size-3" aria-hidden="true" />
          <span className="tabular">{live}</span>
        </span>
      ) : null}
      {comments > 0 ? (
        <span
          role="img"
          aria-label={tc("open", { count: comments })}
          className="flex h-5 items-center gap-1 rounded-full bg-raised px-1.5 font-semibold text-2xs text-ink-soft ring-1 ring-line-strong"
        >
          <MessageSquare className="size-3" aria-hidden="true" />
          <span className="tabular">{comments}</span>
        </span>
      ) : null}
      {problems ? (
        <span
          role="img"
          aria-label={t("card.problems", { count: problems.length })}
          className={cx(
            "flex h-5 items-center gap-1 rounded-full px-1.5 font-semibold text-2xs",
            errors > 0 ? "bg-bad text-on-bad" : "bg-lamp-soft text-lamp-ink ring-1 ring-lamp",
          )}
        >
          <Icon className="size-3" aria-hidden="true" />
          <span className="tabular">{problems.length}</span>
        </span>
      ) : null}
    </span>
  );
}
