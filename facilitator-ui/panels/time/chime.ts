let audio: AudioContext | undefined;

const NOTES = [660, 880];
const NOTE_LASTS = 0.35;

/** Two soft notes, made here: no file is fetched. A browser that has not been touched yet stays silent. */
export const chime = (): void => {
  audio ??= new AudioContext();
  const { currentTime, destination } = audio;
  NOTES.forEach((frequency, index) => {
    if (!audio) return;
    const from = currentTime + index * NOTE_LASTS;
    const tone = new OscillatorNode(audio, { frequency });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(0.2, from + 0.03);
    volume.gain.linearRampToValueAtTime(0, from + NOTE_LASTS);
    tone.connect(volume).connect(destination);
    tone.start(from);
    tone.stop(from + NOTE_LASTS);
  });
};
