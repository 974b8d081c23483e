/** A rising and falling tone, thrice. Browsers allow sound only after a gesture: make this in a click's handler. */
export class AlarmSound {
  #context = new AudioContext();

  play() {
    const start = this.#context.currentTime + 0.05;
    const tone = this.#context.createOscillator();
    const volume = this.#context.createGain();
    tone.type = 'triangle';
    for (let i = 0; i < 3; i++) {
      tone.frequency.setValueAtTime(520, start + i);
      tone.frequency.linearRampToValueAtTime(880, start + i + 0.5);
      tone.frequency.linearRampToValueAtTime(520, start + i + 1);
    }
    volume.gain.setValueAtTime(0.35, start);
    volume.gain.setValueAtTime(0, start + 3);
    tone.connect(volume).connect(this.#context.destination);
    tone.start(start);
    tone.stop(start + 3);
    navigator.vibrate?.([600, 300, 600, 300, 600]);
  }

  close() {
    this.#context.close();
  }
}
