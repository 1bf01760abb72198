/**
 * Plays the other side. An element, not WebAudio: Chromium feeds a remote stream into an audio graph only while an
 * element plays it. It stands in the page as `audio[data-patchbay="remote"]`.
 */
export interface Speaker {
  play(stream: MediaStream): void;
  use(device: string | undefined): Promise<void>;
  silence(): void;
  close(): void;
}

export function openSpeaker(page: Document): Speaker {
  const element = page.createElement("audio");
  element.autoplay = true;
  element.dataset.patchbay = "remote";
  page.body.append(element);
  return {
    play: (stream) => {
      element.srcObject = stream;
      // Refused without a user gesture; a page that captures the microphone may play.
      element.play().catch(() => {});
    },
    use: async (device) => {
      // Firefox before 116 and Safari have no choice of output.
      if ("setSinkId" in element) await element.setSinkId(device ?? "");
    },
    silence: () => {
      element.srcObject = null;
    },
    close: () => element.remove(),
  };
}
