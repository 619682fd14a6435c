import type { Migration } from 'kysely/migration';
import * as directory from './0001_directory.ts';
import * as campaigns from './0002_campaigns.ts';
import * as coupons from './0003_coupons.ts';
import * as events from './0005_events.ts';
import * as products from './0006_products.ts';
import * as participants from './0007_campaign_participants.ts';
import * as jobs from './0004_jobs.ts';
import * as inbox from './0008_inbox.ts';
import * as counts from './0009_counts.ts';
import * as settings from './0010_settings.ts';
import * as accounts from './0011_accounts.ts';
import * as drafts from './0015_drafts.ts';
import * as keptForms from './0016_kept_forms.ts';
import * as photos from './0020_photos.ts';
import * as photoWork from './0021_photo_work.ts';
import * as news from './0030_news.ts';
import * as surveys from './0050_surveys.ts';
import * as routines from './0070_routines.ts';
import * as newsCounts from './0100_news_counts.ts';
import * as toldNews from './0110_told_news.ts';
import * as endingMails from './0111_ending_mails.ts';
import * as audit from './0120_audit.ts';
import * as countingPoints from './0140_counting_points.ts';
import * as referenceFigures from './0141_reference_figures.ts';
import * as planEvaluation from './0142_plan_evaluation.ts';
import * as eventCampaign from './0150_event_campaign.ts';
import * as memberSheet from './0151_member_sheet.ts';
import * as authors from './0152_authors.ts';
import * as decisions from './0160_decisions.ts';
import * as behalf from './0161_behalf.ts';
import * as featured from './0162_featured.ts';
import * as importRuns from './0170_import_runs.ts';
import * as redirects from './0171_redirects.ts';
import * as countsByDay from './0172_counts_by_day.ts';
import * as closingPeriods from './0173_closing_periods.ts';
import * as newsFiles from './0190_news_files.ts';
import * as pageTexts from './0191_page_texts.ts';
import * as campaignJoining from './0192_campaign_joining.ts';
import * as keptFormsByAddress from './0200_kept_forms_by_address.ts';
import * as waitingPhotos from './0201_waiting_photos.ts';
import * as surveyRecords from './0210_survey_records.ts';
import * as campaignVenues from './0220_campaign_venues.ts';
import * as holidaysByHand from './0240_holidays_by_hand.ts';
import * as campaignPhoto from './0241_campaign_photo.ts';
import * as photosOfAllKinds from './0242_photos_of_all_kinds.ts';
import * as printedFigures from './0250_printed_figures.ts';

/** Every migration, listed explicitly and in order; a released one is never edited. */
export const migrations: Record<string, Migration> = {
  '0001_directory': directory,
  '0002_campaigns': campaigns,
  '0003_coupons': coupons,
  '0004_jobs': jobs,
  '0005_events': events,
  '0006_products': products,
  '0007_campaign_participants': participants,
  '0008_inbox': inbox,
  '0009_counts': counts,
  '0010_settings': settings,
  '0011_accounts': accounts,
  '0015_drafts': drafts,
  '0016_kept_forms': keptForms,
  '0020_photos': photos,
  '0021_photo_work': photoWork,
  '0030_news': news,
  '0050_surveys': surveys,
  '0070_routines': routines,
  '0100_news_counts': newsCounts,
  '0110_told_news': toldNews,
  '0111_ending_mails': endingMails,
  '0120_audit': audit,
  '0140_counting_points': countingPoints,
  '0141_reference_figures': referenceFigures,
  '0142_plan_evaluation': planEvaluation,
  '0150_event_campaign': eventCampaign,
  '0151_member_sheet': memberSheet,
  '0152_authors': authors,
  '0160_decisions': decisions,
  '0161_behalf': behalf,
  '0162_featured': featured,
  '0170_import_runs': importRuns,
  '0171_redirects': redirects,
  '0172_counts_by_day': countsByDay,
  '0173_closing_periods': closingPeriods,
  '0190_news_files': newsFiles,
  '0191_page_texts': pageTexts,
  '0192_campaign_joining': campaignJoining,
  '0200_kept_forms_by_address': keptFormsByAddress,
  '0201_waiting_photos': waitingPhotos,
  '0210_survey_records': surveyRecords,
  '0220_campaign_venues': campaignVenues,
  '0240_holidays_by_hand': holidaysByHand,
  '0241_campaign_photo': campaignPhoto,
  '0242_photos_of_all_kinds': photosOfAllKinds,
  '0250_printed_figures': printedFigures,
};
