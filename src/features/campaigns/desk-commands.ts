import type { Selectable } from 'kysely';
import { freeSlug } from '#features/entries/slug.ts';
import { toIso, yearsLater } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import type { CampaignTable } from '#db/tables/campaigns.ts';
import { tellChange } from './commands.ts';
import { copyPhoto } from './photo-commands.ts';
import { PALETTES } from './palettes.ts';
import { type DeskCampaign, type Gathered } from './desk-input.ts';
import type { Programme } from './programme.ts';
import { LookInput, StoryInput } from './schema.ts';

type Written = number | 'late' | 'taken';

/**
 * Writes what a campaign is called, when it is, how it looks and what it tells; a new one is hidden.
 *
 * @returns its id; `taken` when another has its address, `late` when it was changed since the form
 *   was opened: nothing is written then. Undefined where there is none.
 */
export async function writeCampaign(
  tx: Tx,
  { id, baseVersion, ...form }: DeskCampaign,
  at: Date,
): Promise<Written | undefined> {
  const old = id === undefined ? undefined : await row(tx, id);
  if (id !== undefined && !old) return undefined;
  if (old && old.version !== baseVersion) return 'late';
  if (await isTaken(tx, form.slug, id)) return 'taken';
  const columns = { ...columnsOf(form, old), updated_at: toIso(at) };
  if (old) {
    await tx
      .updateTable('campaign')
      .set({ ...columns, version: baseVersion + 1 })
      .where('id', '=', old.id)
      .execute();
    await tellChange(tx, old.id, at);
    return old.id;
  }
  return insert(tx, { ...columns, visibility: 'hidden', created_at: toIso(at) }, at);
}

/** A campaign's address stands in links and on paper: it stays once it has been public. */
function columnsOf(form: Omit<DeskCampaign, 'id' | 'baseVersion'>, old: Row | undefined) {
  const before = old && LookInput.parse(JSON.parse(old.look));
  const colours = form.palette === 'own' ? (before ?? PALETTES.vermilion) : PALETTES[form.palette];
  const look = LookInput.parse({ ...colours, pattern: form.pattern, scene: form.scene });
  const { routeTitle, routeTitleEn, routeLead, routeLeadEn } = form;
  const route = routeTitle
    ? { title: routeTitle, titleEn: routeTitleEn, lead: routeLead, leadEn: routeLeadEn }
    : null;
  const told = StoryInput.parse(JSON.parse(old?.story ?? '{}'));
  return {
    slug: old && old.visibility !== 'hidden' ? old.slug : form.slug,
    name: form.name,
    name_en: form.nameEn,
    starts_on: form.startsOn,
    ends_on: form.endsOn,
    look: JSON.stringify(look),
    lead: form.lead,
    lead_en: form.leadEn,
    body: form.body,
    body_en: form.bodyEn,
    story: JSON.stringify(StoryInput.parse({ ...told, route })),
  };
}

/**
 * Writes the parts of a campaign's programme and what it claims.
 *
 * @returns `late` when it was changed since the form was opened, undefined where there is none.
 */
export async function writeProgramme(
  tx: Tx,
  { id, baseVersion }: { id: number; baseVersion: number },
  programme: Programme,
  at: Date,
): Promise<'done' | 'late' | undefined> {
  const old = await row(tx, id);
  if (!old) return undefined;
  if (old.version !== baseVersion) return 'late';
  const told = StoryInput.parse(JSON.parse(old.story));
  await tx
    .updateTable('campaign')
    .set({
      story: JSON.stringify({ ...told, ...programme }),
      version: baseVersion + 1,
      updated_at: toIso(at),
    })
    .where('id', '=', id)
    .execute();
  await tellChange(tx, id, at);
  return 'done';
}

/** Begins next year's from one there is: its texts, look and what it gathers; who took part is asked anew. */
export async function copyCampaign(tx: Tx, id: number, at: Date): Promise<number | undefined> {
  const old = await row(tx, id);
  if (!old) return undefined;
  const base = old.slug.replace(/-\d{4}$/, '');
  const startsOn = yearsLater(old.starts_on, 1);
  const copy = await insert(
    tx,
    {
      ...old,
      ...{ id: undefined, version: 1 },
      slug: await freeSlugFor(tx, `${base.slice(0, 55)}-${startsOn.slice(0, 4)}`),
      visibility: 'hidden',
      starts_on: startsOn,
      ends_on: yearsLater(old.ends_on, 1),
      open_until: null,
      copied_from: old.id,
      created_at: toIso(at),
      updated_at: toIso(at),
    },
    at,
  );
  await tx
    .insertInto('campaign_entry')
    .columns(['campaign_id', 'kind', 'entry_id', 'position'])
    .expression((eb) =>
      eb
        .selectFrom('campaign_entry')
        .select((s) => [s.val(copy).as('campaign_id'), 'kind', 'entry_id', 'position'])
        .where('campaign_id', '=', old.id),
    )
    .execute();
  await copyPhoto(tx, old.id, copy);
  return copy;
}

/** Shows a campaign to the public, or takes it from there; false where there is none. */
export async function setShown(tx: Tx, id: number, isShown: boolean, at: Date): Promise<boolean> {
  const updated = await tx
    .updateTable('campaign')
    .set((eb) => ({
      visibility: isShown ? 'published' : 'archived',
      version: eb('version', '+', 1),
      updated_at: toIso(at),
    }))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (updated) await tellChange(tx, id, at);
  return updated !== undefined;
}

/** Puts one entry under a campaign, after those that are there. */
export async function addEntry(
  tx: Tx,
  { id, kind, entry }: { id: number; kind: Gathered; entry: number },
  at: Date,
): Promise<boolean> {
  const found = await tx.selectFrom(kind).select('id').where('id', '=', entry).executeTakeFirst();
  if (!found || !(await row(tx, id))) return false;
  const { last } = await tx
    .selectFrom('campaign_entry')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('campaign_id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('campaign_entry')
    .values({ campaign_id: id, kind, entry_id: entry, position: Number(last ?? -1) + 1 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tellChange(tx, id, at);
  return true;
}

/** Takes an entry from under a campaign; the entry itself stays. */
export async function dropEntry(
  tx: Tx,
  { id, kind, entry }: { id: number; kind: Gathered; entry: number },
  at: Date,
): Promise<boolean> {
  const dropped = await tx
    .deleteFrom('campaign_entry')
    .where('campaign_id', '=', id)
    .where('kind', '=', kind)
    .where('entry_id', '=', entry)
    .returning('entry_id')
    .executeTakeFirst();
  if (dropped) await tellChange(tx, id, at);
  return dropped !== undefined;
}

type Row = Selectable<CampaignTable>;

function row(tx: Tx, id: number): Promise<Row | undefined> {
  return tx.selectFrom('campaign').selectAll().where('id', '=', id).executeTakeFirst();
}

async function insert(
  tx: Tx,
  values: Parameters<ReturnType<typeof into>['values']>[0],
  at: Date,
): Promise<number> {
  const { id } = await into(tx).values(values).returning('id').executeTakeFirstOrThrow();
  await tellChange(tx, id, at);
  return id;
}

const into = (tx: Tx) => tx.insertInto('campaign');

async function isTaken(tx: Tx, slug: string, own: number | undefined): Promise<boolean> {
  const other = await tx
    .selectFrom('campaign')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirst();
  return other !== undefined && other.id !== own;
}

async function freeSlugFor(tx: Tx, base: string): Promise<string> {
  const rows = await tx
    .selectFrom('campaign')
    .select('slug')
    .where('slug', '>=', base)
    .where('slug', '<', `${base}.`)
    .execute();
  const taken = new Set(rows.map(({ slug }) => slug));
  return freeSlug(base, (slug) => taken.has(slug));
}
