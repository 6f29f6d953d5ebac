// No native reader has reviewed this translation yet.
/** Arabic texts of the panels: what a person opens now and then. Loaded when the first panel is opened. */
import { connectedApps } from '../addresses.js'
import type { PanelTexts } from '../en/panels.js'
import { sentence } from '../sentence.js'
import { messages } from './messages.js'
import { setup } from './setup.js'

export const panels: PanelTexts = {
  back: 'رجوع',
  disconnect: {
    status: ({ name }) => sentence`هل تريد إلغاء ربط ${name}؟`,
    text: 'لن يتمكن وكيلك بعد ذلك من قراءة أي شيء في HubSpot أو تغييره.',
    note: 'يبقى التطبيق في قائمة HubSpot إلى أن يزيله أحد من هناك.',
    link: 'إزالته في HubSpot',
    href: connectedApps,
    confirm: 'إلغاء الربط',
    keep: 'الإبقاء على الربط',
  },
  askAdmin: {
    message: ({ request, steps, account, code }) =>
      `مرحبًا،\n${request}\n\n${steps}\n${account && `\nحساب HubSpot: \u2068${account}\u2069`}\nرمز الخطأ: ${code}`,
    /** The address ends the line, which ends its isolation: a mark behind it would become a part of the link in an email. */
    connect: ({ url, button }) => `ثم اضغط «${button}» في هذه الصفحة، أو أخبرني لأفعل ذلك: \u2068${url}`,
    byCode: messages,
    other: ({ title }) => `هل يمكنك مساعدتي في ربط HubSpot بوكيلنا؟ تظهر هذه الرسالة: ${title}.`,
    labels: {
      hubspotAdmin: 'رسالة إلى مسؤول HubSpot لديك',
      appOwner: 'رسالة إلى مالك تطبيق HubSpot',
      productAdmin: 'رسالة إلى أحد مسؤولي هذا المنتج',
    },
    copy: 'نسخ الرسالة',
    email: 'كتابة بريد',
  },
  question: {
    heading: 'ماذا عرض HubSpot؟',
    choices: {
      hubspot_no_permission: ['ليست لديّ صلاحية ربط التطبيق'],
      hubspot_plan_lacks_scope: ['ينقص حسابي وصول إلى شيء ما'],
      hubspot_account_not_allowed: ['لا يُسمح لحسابي بتثبيت التطبيق'],
      hubspot_scope_mismatch: ['النطاقات غير متطابقة أو غير كافية', 'لا يحق لمطوّر التطبيق طلب هذه النطاقات'],
      hubspot_redirect_mismatch: ['رابط إعادة التوجيه غير مطابق'],
      hubspot_unknown_client: ['قيمة \u2068Client ID\u2069 غير صالحة'],
      hubspot_link_retired: ['رابط التثبيت لم يعد صالحًا'],
      wrong_browser: ['وافقت في متصفح آخر'],
    },
    label: 'شيء آخر؟ ألصق رسالة HubSpot، بأي لغة.',
    placeholder: 'اختفت؟ أعد المحاولة وانسخها.',
  },
  comparison: {
    required: ({ scopes }) => sentence`يتطلب Wiro ما يلي: ${scopes}.`,
    optional: ({ scopes }) => sentence`يعدّ Wiro ما يلي اختياريًا: ${scopes}.`,
    other: ({ scopes }) => sentence`لا يطلب Wiro ما يلي: ${scopes}.`,
    same: ({ url }) => sentence`${url} هو رابط إعادة التوجيه الخاص بـ\u00a0Wiro.`,
    differs: ({ url, redirectUrl }) => sentence`${url} ليس رابط إعادة التوجيه الخاص بـ\u00a0Wiro، وهو ${redirectUrl}.`,
  },
  troubleshoot: {
    question: 'بماذا تحتاج إلى مساعدة؟',
    topics: {
      missingData: {
        title: 'لا يستطيع وكيلي قراءة بعض البيانات',
        text: 'ربما لم يمنح HubSpot وكيلك الوصول إلى تلك البيانات.',
        steps: {
          plan: 'تأكد من أن باقة HubSpot لديك تشمل تلك البيانات.',
          addScope: 'إذا كان التطبيق لك، فراجع قائمة نطاقاته في تبويب Auth.',
          reconnect: 'أعد الربط ووافق على كل ما يسرده HubSpot.',
          disconnect: 'إذا ظلت ناقصة، فألغِ الربط ثم اربط من جديد.',
        },
      },
      stopped: {
        title: 'توقف عن العمل',
        text: 'ربما فقد وكيلك الوصول إلى HubSpot.',
        steps: {
          agentStopped: 'إذا كان وكيلك متوقفًا، فشغّله.',
          accessRevoked: 'إذا أُزيل التطبيق في HubSpot، فأعد الربط.',
          renewalFailing: 'إذا لم ينفع ذلك، فاتصل بالدعم.',
        },
      },
      account: {
        title: 'الحساب ليس الحساب الصحيح',
        text: 'أعد الربط واختر الحساب الصحيح عندما يطلب HubSpot ذلك.',
      },
      removed: {
        title: 'أُزيل التطبيق في HubSpot',
        text: 'قد نستمر في عرض «مرتبط» لبعض الوقت. أعد الربط لتثبيت التطبيق من جديد.',
      },
    },
    code: {
      title: 'لديّ رمز خطأ',
      label: 'رمز الخطأ',
      unknown: 'لا نعرف هذا الرمز. راجع كتابته أو اتصل بالدعم.',
    },
    codes: {
      wrong_portal: {
        text: 'تمت الموافقة على حساب غير الحساب المخصص لهذا المكان.',
        steps: ['اختر الحساب الصحيح عندما يطلب HubSpot ذلك.'],
      },
      rate_limited: {
        text: 'جرت محاولات كثيرة جدًا في وقت قصير.',
        steps: ['انتظر دقيقة، ثم أعد المحاولة.'],
      },
      unknown: { text: 'أعاد Wiro خطأ لا نعرفه.' },
    },
    start: 'تشغيل الوكيل',
    close: 'إغلاق',
  },
  setup,
}
