// No native reader has reviewed this translation yet.
/**
 * Arabic texts of the first load: what the card says before anything is loaded on demand. Latin names and codes beside
 * punctuation or digits are isolated, because they would change places with them.
 */
import type { FirstLoadCode } from '../../../protocol/codes.js'
import type { FirstTexts } from '../en/first.js'
import { plural } from '../plural.js'
import type { CodeTexts } from '../sentence.js'

/** Codes whose explanation must not need the network. */
const codes: Record<FirstLoadCode, CodeTexts> = {
  offline: { title: 'لا يوجد اتصال بالإنترنت', text: 'لا يمكننا التحقق من الربط حتى يعود اتصالك بالإنترنت.' },
  signed_out: { title: 'انتهت جلستك', text: 'أعد تحميل الصفحة وسجّل الدخول لعرض حالة الربط.' },
  endpoint_unreachable: {
    title: 'تعذّر الوصول إلى خادمنا',
    text: 'تحقق من اتصالك أو شبكة VPN أو مانع الإعلانات.',
  },
  endpoint_timeout: { title: 'انتهت مهلة الطلب', text: 'تحقق من اتصالك.' },
  popup_blocked: {
    title: 'حظر متصفحك النافذة',
    text: 'يلزم نقرة أخرى لفتح HubSpot.',
  },
}

export const first: FirstTexts = {
  title: 'HubSpot',
  checking: { status: 'جارٍ التحقق', slow: 'ما زال التحقق جاريًا' },
  disconnected: {
    status: 'غير مرتبط',
    text: 'اسمح لوكيلك بالعمل على جهات الاتصال والقوائم والصفقات.',
    note: 'في المرة الأولى، يلزم دور \u2068Super Admin\u2069 أو صلاحية \u2068App\u00a0Marketplace access\u2069 في HubSpot.',
    disabled: 'ربط HubSpot معطّل هنا.',
    button: 'ربط HubSpot',
  },
  opening: {
    status: 'جارٍ فتح HubSpot',
    text: 'يُفتح HubSpot في نافذة مستقلة.',
    note: 'أبقِ هذه الصفحة مفتوحة.',
  },
  authorizing: {
    status: 'في انتظار موافقتك في HubSpot',
    text: 'سجّل الدخول ووافق على الربط في نافذة HubSpot.',
    note: ({ minutes }) =>
      plural('ar', minutes, {
        zero: 'بقي أقل من دقيقة',
        one: 'بقيت دقيقة واحدة',
        two: 'بقيت دقيقتان',
        few: `بقيت ${minutes}\u00a0دقائق`,
        many: `بقيت ${minutes}\u00a0دقيقة`,
        other: `بقيت ${minutes}\u00a0دقيقة`,
      }),
  },
  connected: {
    status: 'مرتبط',
    facts: ({ id, date }) => ['\u2068Hub\u00a0ID\u00a0', id, '\u2069 · منذ\u00a0', date],
    portal: ({ id }) => ['\u2068Hub\u00a0ID\u00a0', id, '\u2069'],
    since: ({ date }) => `منذ\u00a0${date}`,
  },
  disconnecting: { status: 'جارٍ إلغاء الربط', button: 'جارٍ إلغاء الربط…' },
  buttons: {
    cancel: 'إلغاء',
    show: 'عرض النافذة',
    reopen: 'فتح مجددًا',
    check: 'تحقق الآن',
    retry: 'إعادة المحاولة',
    reconnect: 'إعادة الربط',
    disconnect: 'إلغاء الربط',
    troubleshoot: 'مساعدة',
    more: 'المزيد',
    checkAgain: 'تحقق مجددًا',
    openHubSpot: 'فتح HubSpot',
    reload: 'إعادة تحميل الصفحة',
  },
  notLoaded: 'تعذّر التحميل. أعد المحاولة أو أعد تحميل الصفحة.',
  statusUnread: {
    status: 'تعذّر التحقق من الربط',
    noAnswer: 'لم يستجب خادمنا. قد يكون HubSpot ما زال مرتبطًا.',
  },
  codes,
}
