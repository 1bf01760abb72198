/** The user's choice of audio devices and processing, kept by the application. */
export interface AudioChoice {
  readonly microphone?: string;
  readonly speaker?: string;
  /** Headset output for the ring, if it is to sound elsewhere. */
  readonly ringer?: string;
  /** No echo cancellation, noise suppression or gain control: for headsets that do it themselves, and for measuring. */
  readonly raw: boolean;
}

/** What to ask `getUserMedia` for. `ideal`, not `exact`: an unplugged headset must not cost the call. */
export function microphoneConstraints(choice: AudioChoice): MediaTrackConstraints {
  const processing = !choice.raw;
  return {
    echoCancellation: processing,
    noiseSuppression: processing,
    autoGainControl: processing,
    channelCount: 1,
    ...(choice.microphone === undefined ? {} : { deviceId: { ideal: choice.microphone } }),
  };
}

export async function openMicrophone(choice: AudioChoice): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({ audio: microphoneConstraints(choice) });
}

export function closeStream(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
