"use client";
import { useEffect, useState } from "react";
import { usePreferences } from "../../i18n/use-preferences.ts";
import type { ChartLook } from "./chart-option.ts";

const SERIES = ["teal", "amber", "coral", "plum", "blue", "moss", "slate", "violet"];

/** The design tokens as plain colours for the present theme: a canvas knows neither variables nor light-dark(). */
export function useChartLook(): ChartLook | undefined {
  const { theme } = usePreferences();
  const [look, setLook] = useState<ChartLook>();
  useEffect(() => {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const read = () => setLook(readLook());
    // The theme decides which side of light-dark() is read; its attribute is set before this effect runs.
    if (theme) read();
    dark.addEventListener("change", read);
    return () => dark.removeEventListener("change", read);
  }, [theme]);
  return look;
}

function readLook(): ChartLook {
  const probe = document.createElement("span");
  document.body.append(probe);
  const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const colour = (token: string) => {
    probe.style.color = `var(--color-${token})`;
    if (!pixel) return "gray";
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = getComputedStyle(probe).color;
    pixel.fillRect(0, 0, 1, 1);
    const [red, green, blue] = pixel.getImageData(0, 0, 1, 1).data;
    return `rgb(${red}, ${green}, ${blue})`;
  };
  const look = {
    font: getComputedStyle(document.body).fontFamily,
    ink: colour("ink"),
    faint: colour("ink-faint"),
    line: colour("line"),
    raised: colour("raised"),
    series: SERIES.map((cord) => colour(`cord-${cord}`)),
  };
  probe.remove();
  return look;
}
