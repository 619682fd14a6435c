/** The category hues as literal colours, for pictures drawn outside a page; the same as tokens.css. */
export const HUES = {
  vermilion: { ink: '#a8322a', soft: '#f9e6df' },
  cedar: { ink: '#2f6b4f', soft: '#e2eee5' },
  indigo: { ink: '#2f4f83', soft: '#e4eaf4' },
  ochre: { ink: '#805710', soft: '#f8ecd0' },
  plum: { ink: '#7a3b6b', soft: '#f4e5ef' },
  tea: { ink: '#6a4a2f', soft: '#f0e6da' },
  slate: { ink: '#4a5560', soft: '#e8ebed' },
  moss: { ink: '#586022', soft: '#eef0d9' },
  rose: { ink: '#a03a5a', soft: '#fbe6ea' },
  sea: { ink: '#1f6674', soft: '#deeef0' },
} as const;

export type Hue = keyof typeof HUES;
