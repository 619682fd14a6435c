/** Longest side of what is sent: more than any size that is kept. */
const LONGEST = 2560;
/** A photo within both is sent as it is. */
const SMALL_BYTES = 3_000_000;

interface Words {
  waiting: string;
  shrinking: string;
  sending: string;
  making: string;
  added: string;
  failed: string;
}

/** Lets several photos be chosen at once; each is sent in a request of its own, with its progress. */
export function sendPhotos(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type="file"]')!;
  const words = JSON.parse(form.dataset['words'] ?? '{}') as Words;
  const alt = form.querySelector<HTMLElement>('[data-one-by-one]')!;
  input.multiple = true;
  alt.hidden = true;
  let queue = Promise.resolve();
  let waiting = 0;
  window.addEventListener('beforeunload', (event) => {
    if (waiting > 0) event.preventDefault();
  });
  input.addEventListener('change', () => {
    for (const file of input.files ?? []) {
      const line = addLine(form, file.name);
      line.say(words.waiting);
      waiting += 1;
      queue = queue.then(() => sendOne(form, file, line, words)).finally(() => (waiting -= 1));
    }
    input.value = '';
  });
}

type Line = ReturnType<typeof addLine>;

/** A line of the list of what is under way. */
function addLine(form: HTMLFormElement, name: string) {
  const item = document.createElement('li');
  const text = document.createElement('span');
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', name);
  item.append(text, bar);
  form.querySelector('[data-progress]')!.append(item);
  return {
    say: (what: string) => (text.textContent = `${name}: ${what}`),
    show: (part: number) => (bar.value = part),
    end: (failed: boolean) => {
      bar.remove();
      item.classList.toggle('failed', failed);
    },
  };
}

async function sendOne(form: HTMLFormElement, file: File, line: Line, words: Words): Promise<void> {
  line.say(words.shrinking);
  const data = new FormData(form);
  data.set('photo', await smaller(file), file.name);
  const answer = await post(form.action, data, (part) => {
    line.show(part);
    line.say(part < 1 ? `${words.sending} ${Math.round(part * 100)}%` : words.making);
  });
  const problem = answer
    ? answer.querySelector('[data-error-summary] a')?.textContent.trim()
    : words.failed;
  line.say(problem ?? words.added);
  line.end(problem !== undefined);
  if (answer) document.dispatchEvent(new CustomEvent('photos', { detail: answer }));
}

/** The photo as a JPEG no longer than needed; as it is, where the browser cannot read it. */
async function smaller(file: File): Promise<Blob> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
    const isFine = /^image\/(?:jpeg|png|webp)$/.test(file.type) && file.size <= SMALL_BYTES;
    if (scale === 1 && isFine) return file;
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    const context = canvas.getContext('2d')!;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return await new Promise((resolve) =>
      canvas.toBlob((blob) => resolve(blob ?? file), 'image/jpeg', 0.9),
    );
  } catch {
    return file;
  }
}

/** The page the form leads to, or undefined when there was no answer. `fetch` tells no progress. */
function post(
  url: string,
  data: FormData,
  progress: (part: number) => void,
): Promise<Document | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.responseType = 'document';
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(loaded / total));
    request.addEventListener('loadend', () => {
      const page = request.responseXML;
      resolve(page?.querySelector('[data-photos]') ? page : undefined);
    });
    request.send(data);
  });
}
