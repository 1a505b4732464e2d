// A query parameter → whether it says who sent the reader, or how the page is shown, and never which article it is.

import { remembered } from './remembered.ts';

/** Names that are tracking whatever they hold, by who sets them; in lower case. */
const TRACKING: [string, RegExp][] = [
  ['campaign tools', /^(?:utm|pk|mtm|hsa|matomo|piwik|stm|itm|at|ns|trk|sc|fb|ga|wt|pf_rd|pd_rd|bsft|sfmc|elq|action)_/],
  ['campaigns by one name', /^(?:utm\w*|wt\.\w+|cmp|cmpid|int?cmp|int?cid|icid|ncid|n_cid|ocid|s_c?id|iref|maca|gepc|campaign_?id)$/],
  ['mail tools', /^(?:mc_[ce]id|mkt_tok|_hs\w+|__hs\w+|oly_\w+|vero_\w+|emc|dm_i|elq\w+|ml_subscriber\w*|_ke|__s|_bta_\w+|ck_subscriber_id|nr_email_referer)$/],
  ['advertisers', /^(?:fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|rdt_cid|scclid|igshid|igsh|li_fat_id|epik|irclickid|irgwc|zanpid|awc|tblci|obclickid|dicbo|s_kwcid|ef_id|_openstat|cvid)$/],
  ['counters', /^(?:_ga|_gl|xtor|spm|scm|guc\w+|ref_?src|ref_?url|reflink|trk|trkcampaign|linkid|__twitter_impression|mkcid|mkevt|mkrid)$/],
  ['publishers', /^(?:ftag|ftcamp|mbid|ito|taid|srnd|sref|smid|smtyp|soc_src|soc_trk|sr_share|leadsource|traffic_source|sharetoken|share_id|unlocked_article_code|giftcopy|__source)$/],
  ['feeds', /^(?:feedref|feedname|feedtype|feed_item_type|feedview|\.?tsrc|rpc)$/],
  ['AMP viewers', /^(?:amp_js_v|amp_gsa|amp_lite|amp_r|amp_ct|usqp|aoh)$/],
  ['sessions', /^(?:phpsessid|jsessionid|aspsessionid\w*)$/],
  ['places on the page', /^(?:replytocom|showcomments?|pagewanted|singlepage)$/],
]; // prettier-ignore

/** Parameters that are tracking with these values alone; any other may name the article. */
const TRACKING_VALUES: [RegExp, RegExp][] = [
  [
    /^(?:ref|referrer|referer|source|src|from|via|partner|campaign|share|sharetype|medium|cid|tc|siteid|link)$/,
    /^(?:rss|feed|twitter|facebook|linkedin|reddit|whatsapp|social|news|email|e?ml_|yho|mw_|home|hp)/i,
  ],
  [/^(?:output|output_?type|view|format|mode|layout)$/, /^(?:amp|print|mobile)/i],
  [/^(?:amp|noamp|rss|print|mobile|nocache|noredirect)$/, /^(?:$|1|on|true|yes|amp|mobile)/i],
  [/^mod$/, /rss|hp_|home|search|article/i],
  [/^feature$/, /^(?:share|youtu|emb)/i],
];

/** Names that say who sent the reader, where the path names the article and they hold no more than a word. */
const WEAK = /^(?:ref|referrer|referer|via|from|source|src|partner)$/;
const WORD = /^[a-z]{2,20}(?:[.+_-][a-z]{2,20}){0,3}$/i;
/** A path whose last piece is the article's own: no program ("view.php") and no section's front ("/"). */
const NAMING_PATH = /\/[^/]+$/;
const PROGRAM = /\.(?:php\d?|aspx?|jspx?|cgi|cfm|do|pl|dll|exe)$/i;

const GOOGLE_NEWS = /^news\.google\./;
const GOOGLE_NEWS_OWN = /^(?:oc|hl|gl|ceid|ucbcb)$/;

const isAlwaysTracking = remembered((name) => TRACKING.some(([, names]) => names.test(name)));

/** @param name in lower case */
export function isTracking(name: string, value: string, url: URL): boolean {
  if (isAlwaysTracking(name)) return true;
  if (TRACKING_VALUES.some(([names, values]) => names.test(name) && values.test(value))) return true;
  if (GOOGLE_NEWS.test(url.hostname)) return GOOGLE_NEWS_OWN.test(name);
  const path = url.pathname.replace(/\/$/, '');
  return WEAK.test(name) && WORD.test(value) && NAMING_PATH.test(path) && !PROGRAM.test(path);
}
