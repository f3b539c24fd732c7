// The phone's own voice.
let saying = null; // Chromium forgets to say that it ended when nobody holds the words

export const speak = (text, voice) =>
  new Promise((done) => {
    saying = Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang });
    saying.rate = 0.9;
    saying.onend = saying.onerror = done;
    speechSynthesis.speak(saying);
  });

export const hush = () => self.speechSynthesis?.cancel();
