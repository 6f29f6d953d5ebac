/** Some of the card's texts in Arabic, for the gallery's right-to-left group. A sample, not a translation. */
import type { configure } from '../../src/index.js'

export const arabic: NonNullable<Parameters<typeof configure>[0]['locales']>[string] = {
  disconnected: {
    status: 'غير متصل',
    text: 'اسمح لوكيل Wiro بقراءة سجلات HubSpot وتحديثها، مثل جهات الاتصال والقوائم.',
    note: 'في المرة الأولى يطلب HubSpot صلاحية Super Admin أو App Marketplace Access.',
    button: 'ربط HubSpot',
  },
  authorizing: {
    status: 'بانتظارك في HubSpot',
    text: 'سجّل الدخول ووافق على الربط في نافذة HubSpot.',
    note: ({ minutes }) => `بقيت ${minutes} دقيقة`,
  },
  connected: {
    status: 'متصل',
    facts: ({ id, date }) => ['معرّف البوابة ', id, '، منذ\u00a0', date],
    portal: ({ id }) => ['معرّف البوابة ', id],
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
  code: 'الرمز',
  codes: {
    hubspot_no_permission: {
      title: 'يحتاج HubSpot إلى مشرف',
      text: 'دورك في HubSpot لا يسمح بربط هذا التطبيق.',
      steps: ['يربط من هذه الصفحة، أو يمنحك صلاحية App Marketplace Access.'],
    },
  },
  owners: { hubspotAdmin: { line: 'يتطلب ذلك مشرفًا في HubSpot' } },
  unfinished: {
    status: 'لم يكتمل',
    text: 'لم يخبرنا HubSpot بما حدث. إن كانت نافذته مفتوحة فيمكنك الإكمال هناك.',
  },
  question: {
    heading: 'ماذا أظهر HubSpot؟',
    nothing: 'لا شيء، أغلقتُ النافذة',
    choices: {
      hubspot_no_permission: 'ليست لدي صلاحية',
      hubspot_plan_lacks_scope: 'حسابي لا يشمل أحد النطاقات',
      hubspot_link_retired: 'رابط التثبيت لم يعد صالحًا',
      wrong_browser: 'وافقتُ في متصفح آخر',
    },
    label: 'شيء آخر؟',
    placeholder: 'ألصق رسالة HubSpot بأي لغة',
  },
}
