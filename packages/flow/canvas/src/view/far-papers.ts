import { fitPaper } from "./fit-paper.ts";
import type { Hand } from "./hand.ts";
import { type Extent, MARGIN, paperTransform, type Sight, stillCovers } from "./moving-paper.ts";
import { type FarScene, paintFar } from "./paint-far.ts";

/** Painted anew, sharp and with its margins, when the drawing did not move for so long and nobody told that it stands still. */
const STILL_AFTER_MS = 1_000;
/** While it moves, not more often than this: a frame in which all is painted is a late one. */
const PAINT_EVERY_MS = 300;

type Shown = Omit<FarScene, "part">;

export interface Desk {
  readonly ground: HTMLCanvasElement;
  readonly handPaper: HTMLCanvasElement;
  readonly hand: Hand;
  readonly now: () => { readonly sight: Sight; readonly extent: Extent };
}

/** The paper of what lies still and the one of what is dragged. */
export class FarPapers {
  private readonly desk: Desk;
  private shown: Shown | undefined;
  private painted: Sight | undefined;
  private handPainted: Sight | undefined;
  private paintedAt = 0;
  private frame = 0;
  private planned: (() => void) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  show(scene: Shown): void {
    const before = this.shown;
    this.shown = scene;
    if (!before || !this.painted || !sameGround(before, scene)) this.plan(this.paint);
    else this.follow();
  }

  follow(): void {
    if (this.shown && this.painted) this.plan(() => this.paintHand());
  }

  move(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.paint(), STILL_AFTER_MS);
    const { sight, extent } = this.desk.now();
    const due = performance.now() - this.paintedAt > PAINT_EVERY_MS;
    if (!this.painted || (due && !stillCovers(this.painted, sight, extent))) this.plan(this.paint);
    else this.place();
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
  }

  readonly paint = (): void => {
    clearTimeout(this.timer);
    if (!this.shown) return;
    this.paintedAt = performance.now();
    this.painted = this.paintOn(this.desk.ground, { ...this.shown, part: "still" });
    this.paintHand();
    this.place();
  };

  private paintHand(): void {
    if (!this.shown) return;
    const { hand, handPaper } = this.desk;
    const scene = draggedOf(this.shown);
    handPaper.hidden = scene.nodes.length === 0;
    if (!handPaper.hidden)
      this.handPainted = this.paintOn(handPaper, { ...scene, nodes: hand.seen(scene.nodes), part: "dragged" });
    this.place();
  }

  private paintOn(paper: HTMLCanvasElement, scene: FarScene): Sight {
    const { sight, extent } = this.desk.now();
    const [left, top] = [MARGIN * extent.width, MARGIN * extent.height];
    const width = extent.width + 2 * left;
    const height = extent.height + 2 * top;
    fitPaper(paper, width, height);
    const context = paper.getContext("2d");
    if (context) paintFar(context, scene, { x: sight.x + left, y: sight.y + top, zoom: sight.zoom, width, height });
    return sight;
  }

  private place(): void {
    const { sight, extent } = this.desk.now();
    if (this.painted) this.desk.ground.style.transform = paperTransform(this.painted, sight, extent);
    if (this.handPainted) this.desk.handPaper.style.transform = paperTransform(this.handPainted, sight, extent);
  }

  private plan(paint: () => void): void {
    // What is dragged is painted with all the rest, if that is to come.
    if (this.planned === this.paint) return;
    cancelAnimationFrame(this.frame);
    this.planned = paint;
    this.frame = requestAnimationFrame(() => {
      this.planned = undefined;
      paint();
    });
  }
}

/** Only the cards that are dragged, their wires, and the cards at the other ends of those. */
function draggedOf({ nodes, wires, ...rest }: Shown): Shown {
  const dragged = new Set(nodes.flatMap(({ id, dragging }) => (dragging ? id : [])));
  const pulled = dragged.size === 0 ? [] : wires.filter(({ from, to }) => dragged.has(from) || dragged.has(to));
  const ends = new Set<string>([...dragged, ...pulled.flatMap(({ from, to }) => [from, to])]);
  return { ...rest, nodes: nodes.filter(({ id }) => ends.has(id)), wires: pulled };
}

/** Whether nothing changed but the places of cards that are dragged. */
function sameGround(before: Shown, after: Shown): boolean {
  return (
    before.wires === after.wires &&
    before.look === after.look &&
    before.nodes.length === after.nodes.length &&
    after.nodes.every((node, index) => {
      const was = before.nodes[index];
      return was === node || (node.dragging === true && was?.dragging === true);
    })
  );
}
