"use client";
import { type LiveWall, liveWallNews } from "@patchbay/wire/live-wall";
import { useState } from "react";
import { useTopic } from "../../data/use-topic.ts";
import { nextWall } from "./wall-state.ts";

/** The contact centre as it is; undefined until the server has told it. */
export function useWall(): LiveWall | undefined {
  const [wall, setWall] = useState<LiveWall>();
  useTopic({ kind: "wall" }, (data) => {
    const news = liveWallNews.safeParse(data);
    if (news.success) setWall((before) => nextWall(before, news.data));
  });
  return wall;
}
