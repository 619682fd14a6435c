import * as L from 'leaflet';

/** 山口駅: where a map opens that has no pin yet. */
const TOWN: L.LatLngTuple = [34.1726, 131.4807];
const CREDIT = '国土地理院';
/** Where an arrow key leads, in pixels; with the shift key farther. */
const STEPS: Readonly<Record<string, L.PointTuple>> = {
  ArrowUp: [0, -8],
  ArrowDown: [0, 8],
  ArrowLeft: [-8, 0],
  ArrowRight: [8, 0],
};
const FARTHER = 6;

/** A map with one pin that can be dragged, moved by keys or put down with a click; the fields beside follow, and lead. */
export function placePin(host: HTMLElement): void {
  const form = host.closest('form')!;
  const [lat, lng] = ['lat', 'lng'].map((name) =>
    form.querySelector<HTMLInputElement>(`[name="${name}"]`)!,
  ) as [HTMLInputElement, HTMLInputElement];
  const typed = (): L.LatLngTuple | undefined =>
    lat.value !== '' && lng.value !== '' && Number.isFinite(Number(lat.value) + Number(lng.value))
      ? [Number(lat.value), Number(lng.value)]
      : undefined;
  const box = host.appendChild(document.createElement('div'));
  const map = L.map(box).setView(typed() ?? TOWN, typed() ? 17 : 14);
  L.tileLayer(host.dataset['tiles'] ?? '', { attribution: CREDIT, maxZoom: 18 }).addTo(map);
  const icon = L.divIcon({ className: 'pin-mark', iconSize: [28, 28], iconAnchor: [14, 28] });
  const label = host.dataset['label'] ?? '';
  const pin = L.marker(typed() ?? map.getCenter(), {
    icon,
    draggable: true,
    title: label,
    alt: label,
  }).addTo(map);

  const write = ({ lat: y, lng: x }: L.LatLng) => {
    lat.value = y.toFixed(6);
    lng.value = x.toFixed(6);
    lat.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const put = (place: L.LatLng) => {
    pin.setLatLng(place);
    write(place);
  };
  pin.on('dragend', () => write(pin.getLatLng()));
  map.on('click', ({ latlng }) => put(latlng));
  pin.getElement()?.addEventListener('keydown', (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    // The map itself would follow the same keys.
    event.preventDefault();
    event.stopPropagation();
    const by = L.point(step).multiplyBy(event.shiftKey ? FARTHER : 1);
    put(map.containerPointToLatLng(map.latLngToContainerPoint(pin.getLatLng()).add(by)));
  });
  for (const field of [lat, lng]) {
    field.addEventListener('change', () => {
      const place = typed();
      if (!place) return;
      pin.setLatLng(place);
      map.setView(place);
    });
  }
}
