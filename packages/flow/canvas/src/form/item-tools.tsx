"use client";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "use-intl";

export interface ItemToolsProps {
  readonly index: number;
  readonly isLast: boolean;
  /** The same functions while the list is the same: the tools are not drawn with each key that is typed into an item. */
  readonly onShift: (index: number, by: -1 | 1) => void;
  readonly onRemove: (index: number) => void;
}

/** Puts one item of a list elsewhere, or takes it out. */
export const ItemTools = memo(function ItemTools({ index, isLast, onShift, onRemove }: ItemToolsProps) {
  const t = useTranslations("canvas.form");
  const number = index + 1;
  return (
    <>
      <IconButton
        size="sm"
        label={t("moveUp", { number })}
        icon={<ArrowUp />}
        disabled={index === 0}
        onClick={() => onShift(index, -1)}
      />
      <IconButton
        size="sm"
        label={t("moveDown", { number })}
        icon={<ArrowDown />}
        disabled={isLast}
        onClick={() => onShift(index, 1)}
      />
      <IconButton size="sm" label={t("removeItem", { number })} icon={<Trash2 />} onClick={() => onRemove(index)} />
    </>
  );
});
