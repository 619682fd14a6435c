const NUMBER = /^[▲△−-]?[\d,]+(?:\.\d+)?%?$/;

export const isNumber = (cell: string) => NUMBER.test(cell.normalize('NFKC'));

/** Nothing was printed, or not to be told. */
export const isEmpty = (cell: string) => /^(?:|[-―—ー－]|n\/?a|\*+|x)$/i.test(cell);

export const valueOf = (cell: string) =>
  Number(
    cell
      .normalize('NFKC')
      .replaceAll(/[,%]/g, '')
      .replace(/^[▲△−]/, '-'),
  );
