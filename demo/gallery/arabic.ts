/** Some of the card's texts in Arabic, for the gallery's right-to-left group. A sample, not a translation. */
import type { configure } from '../../src/index.js'

export const arabic: NonNullable<Parameters<typeof configure>[0]['locales']>[string] = {
  disconnected: {
    status: 'غير متصل',
    text: 'اسمح لوكيلك بالعمل مع جهات الاتصال والقوائم والصفقات في HubSpot.',
    note: 'في المرة الأولى يطلب HubSpot صلاحية Super Admin أو App Marketplace.',
    button: 'ربط HubSpot',
  },
  authorizing: {
    status: 'بانتظارك في HubSpot',
    text: 'سجّل الدخول ووافق على الربط في نافذة HubSpot.',
    note: ({ minutes }) => `بقيت ${minutes} دقيقة`,
  },
  connected: {
    status: 'متصل',
    facts: ({ id, date }) => ['Hub ID ', id, ' · منذ\u00a0', date],
    portal: ({ id }) => ['Hub ID ', id],
    since: ({ date }) => `منذ\u00a0${date}`,
  },
  buttons: {
    cancel: 'إلغاء',
    show: 'إظهار النافذة',
    reopen: 'فتحها مجددًا',
    retry: 'حاول مجددًا',
    reconnect: 'إعادة الربط',
    disconnect: 'قطع الاتصال',
  },
  details: { heading: 'تفاصيل للمطوّرين', code: 'الرمز' },
  codes: {
    hubspot_no_permission: {
      title: 'تحتاج إلى مشرف في HubSpot',
      text: 'ليست لديك صلاحية تثبيت التطبيقات في حساب HubSpot هذا.',
      steps: ['أرسل إلى مشرفك الرسالة التي أعددناها.', 'يربط من هنا، أو يمنحك صلاحية App Marketplace.'],
    },
    unfinished: { title: 'لم يكتمل', text: 'لم يرسل HubSpot أي ردّ.' },
  },
  unfinished: { closed: 'أغلقتَ نافذة HubSpot قبل الموافقة. لم يتغيّر شيء.' },
  question: {
    link: 'هل أظهر HubSpot خطأً؟',
    heading: 'ماذا أظهر HubSpot؟',
    choices: {
      hubspot_no_permission: ['ليست لدي صلاحية ربط التطبيق'],
      hubspot_plan_lacks_scope: ['حسابي لا يشمل أحد الأمور'],
      hubspot_link_retired: ['رابط التثبيت لم يعد صالحًا'],
      wrong_browser: ['وافقتُ في متصفح آخر'],
    },
    label: 'شيء آخر؟',
    placeholder: 'ألصق رسالة HubSpot بأي لغة',
  },
}
