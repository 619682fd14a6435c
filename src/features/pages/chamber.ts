/**
 * Who runs the site, and how to reach them. Whatever is null is not shown, and the contact form
 * stands in its place: figures are entered here by those who know them, never guessed.
 */
interface Chamber {
  name: string;
  nameEn: string;
  /** In digits and hyphens. */
  phone: string | null;
  fax: string | null;
  mail: string | null;
  address: string | null;
}

export const CHAMBER: Chamber = {
  name: '山口商工会議所',
  nameEn: 'Yamaguchi Chamber of Commerce and Industry',
  phone: null,
  fax: null,
  mail: null,
  address: null,
};

/** Whether there is any way to reach the chamber besides the form. */
export const chamberIsReachable = Boolean(
  CHAMBER.phone ?? CHAMBER.fax ?? CHAMBER.mail ?? CHAMBER.address,
);
