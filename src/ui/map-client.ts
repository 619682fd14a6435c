import * as L from 'leaflet';
import type { MapCell, MapLabels, MapPoints } from './map-types.ts';

interface Settings {
  points?: string;
  pin?: { lat: number; lng: number; label: string };
  tiles: string;
  creditHref: string;
  center: { lat: number; lng: number };
  zoom: number;
  labels: MapLabels;
}

const WAIT_AFTER_MOVE_MS = 250;

/** Puts the map in place of what stands in `host`; the list beside it stays the full answer. */
export function openMap(host: HTMLElement): void {
  const settings = JSON.parse(host.dataset['map'] ?? '{}') as Settings;
  const { pin, labels } = settings;
  const status = host.querySelector<HTMLElement>('.status');
  const canvas = document.createElement('div');
  canvas.className = 'canvas';
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'region');
  canvas.setAttribute('aria-label', labels.region);
  host.replaceChildren(canvas, ...(status ? [status] : []));

  const map = L.map(canvas, { zoomControl: false, attributionControl: false });
  L.control.zoom({ zoomInTitle: labels.zoomIn, zoomOutTitle: labels.zoomOut }).addTo(map);
  L.control.attribution({ prefix: false }).addTo(map).addAttribution(creditLink(settings));
  L.tileLayer(settings.tiles, { minZoom: 5, maxZoom: 18 }).addTo(map);
  map.setView(pin ?? settings.center, settings.zoom);
  canvas.focus({ preventScroll: true });

  if (pin) {
    L.marker(pin, { icon: dot('single'), alt: pin.label, title: pin.label, keyboard: false }).addTo(
      map,
    );
  }
  if (settings.points) followView(map, settings.points, labels, status);
}

/** Leaflet takes credits as HTML: the link is built as an element and handed over as its markup. */
function creditLink({ creditHref, labels }: Settings): string {
  const link = document.createElement('a');
  link.href = creditHref;
  link.textContent = labels.credit;
  return link.outerHTML;
}

function followView(map: L.Map, url: string, labels: MapLabels, status: HTMLElement | null): void {
  const layer = L.layerGroup().addTo(map);
  let running: AbortController | undefined;
  let timer: number | undefined;
  const say = (text: string) => {
    if (status) status.textContent = text;
  };
  const load = async () => {
    running?.abort();
    const mine = (running = new AbortController());
    say(labels.loading);
    try {
      const answer = await fetch(address(url, map), { signal: mine.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      const { cells } = (await answer.json()) as MapPoints;
      draw(map, layer, cells, labels);
      say('');
    } catch {
      if (!mine.signal.aborted) say(labels.failed);
    }
  };
  map.on('moveend', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(load, WAIT_AFTER_MOVE_MS);
  });
  void load();
}

function address(url: string, map: L.Map): URL {
  const full = new URL(url, location.href);
  const bounds = map.getBounds();
  const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  full.searchParams.set('bbox', box.map((degree) => degree.toFixed(5)).join(','));
  full.searchParams.set('z', String(map.getZoom()));
  return full;
}

/** An open popup keeps its marker, so that a move which it caused itself does not close it. */
function draw(map: L.Map, layer: L.LayerGroup, cells: MapCell[], labels: MapLabels): void {
  const hadFocus = map.getPane('markerPane')?.contains(document.activeElement);
  let kept: L.LatLng | undefined;
  layer.eachLayer((marker) => {
    if (marker instanceof L.Marker && marker.isPopupOpen()) kept = marker.getLatLng();
    else layer.removeLayer(marker);
  });
  if (hadFocus && !kept) map.getContainer().focus({ preventScroll: true });
  for (const cell of cells) {
    if (kept?.equals([cell.lat, cell.lng])) continue;
    const several = cell.count > 1;
    const name = several
      ? labels.several.replace('{count}', String(cell.count))
      : [cell.mark, cell.name, cell.open && labels.openNow].filter(Boolean).join(' ');
    const icon = several
      ? dot(cell.count > 99 ? 'many' : 'group', String(cell.count))
      : cell.mark
        ? dot(cell.open ? 'number number-open' : 'number', cell.mark)
        : dot(cell.open ? 'single open' : 'single');
    const marker = L.marker(cell, { icon, title: name }).addTo(layer);
    // A number is a poor name for a button; the title alone would only describe it.
    marker.getElement()?.setAttribute('aria-label', name);
    if (several) {
      marker.on('click', () => map.setView(cell, Math.min(map.getZoom() + 2, 18)));
    } else {
      openPopups(marker, popup(cell, labels));
    }
  }
}

/** The focus follows into the popup and, with Escape or its button, back to the mark. */
function openPopups(marker: L.Marker, box: HTMLElement): void {
  marker.bindPopup(box);
  marker.on('popupopen', () => box.querySelector('a')?.focus({ preventScroll: true }));
  marker.on('popupclose', () => marker.getElement()?.focus({ preventScroll: true }));
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') marker.closePopup();
  });
}

function popup(cell: MapCell, labels: MapLabels): HTMLElement {
  const box = document.createElement('div');
  const name = document.createElement(cell.href ? 'a' : 'b');
  name.textContent = cell.name ?? '';
  if (cell.href) name.setAttribute('href', cell.href);
  box.append(name);
  if (cell.open) {
    const open = document.createElement('span');
    open.className = 'map-open';
    open.textContent = labels.openNow;
    box.append(open);
  }
  return box;
}

function dot(kind: string, text = ''): L.DivIcon {
  const size = kind === 'many' ? 56 : 44;
  const face = document.createElement('span');
  face.textContent = text;
  return L.divIcon({ className: `map-mark ${kind}`, html: face, iconSize: [size, size] });
}
