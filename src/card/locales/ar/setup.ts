// No native reader has reviewed this translation yet.
/** Arabic texts of setting up an own HubSpot app. Its reader makes the app; HubSpot's pages have no Arabic, so its words stay. */
import { developerAccount, nodeDownload } from '../addresses.js'
import type { SetupTexts } from '../en/setup.js'
import { sentence } from '../sentence.js'

export const setup: SetupTexts = {
  status: 'إعداد تطبيق HubSpot الخاص بك',
  text: ({ account }) => sentence`تحتاج إلى ${account}. يستغرق ذلك نحو عشر دقائق، مرة واحدة فقط.`,
  account: { label: 'حساب مطوّر في HubSpot', href: developerAccount },
  ways: {
    label: 'طريقة إعداد التطبيق',
    cli: 'باستخدام \u2068HubSpot CLI\u2069',
    existing: 'في تطبيق لديك',
  },
  install: {
    heading: 'التثبيت وتسجيل الدخول',
    text: ({ node }) => sentence`تحتاج أداة سطر الأوامر من HubSpot إلى ${node}. شغّل هذا في الطرفية.`,
    node: { label: 'Node.js', href: nodeDownload },
  },
  name: {
    heading: 'تسمية التطبيق',
    text: 'يعرض HubSpot هذا لمن يوافق. استخدم اسم منتجك.',
    labels: { name: 'اسم التطبيق', description: 'الوصف' },
    name: 'وكيل Wiro',
  },
  distribution: {
    heading: 'من سيثبّته؟',
    choices: {
      private: {
        label: 'حسابات أسمح بها، واحدًا تلو الآخر',
        hint: 'يسمح HubSpot بعشرة حسابات على الأكثر. أضف كل حساب ضمن Distribution قبل ربطه.',
      },
      marketplace: {
        label: 'أي حساب، عبر متجر HubSpot',
        hint: 'يسمح HubSpot بما يصل إلى 25\u00a0حسابًا ما دام التطبيق غير مُدرج، وبأكثر بعد إدراجه.',
      },
    },
  },
  create: {
    heading: 'الإنشاء والرفع',
    text: ({ file }) => sentence`أنشئ المشروع، واستبدل ${file} بهذا الملف، ثم ارفعه.`,
  },
  allow: {
    heading: 'السماح للحسابات',
    text: ({ project }) =>
      sentence`افتح في HubSpot: \u2068Development\u2069 ← \u2068Projects\u2069 ← \u2068${project}\u2069 ← التطبيق ← \u2068Distribution\u2069، وأضف كل حساب سيُربط.`,
  },
  open: {
    heading: 'فتح تبويب Auth للتطبيق',
    text: 'افتح في HubSpot: \u2068Development\u2069 ← \u2068Legacy apps\u2069 ← التطبيق ← \u2068Auth\u2069. هل تطبيقك ضمن مشروع؟ أدخل ما يلي في ملف \u2068app-hsmeta.json\u2069 الخاص به، ثم ارفع المشروع مجددًا.',
  },
  redirect: { heading: 'إضافة رابط إعادة التوجيه', label: 'رابط إعادة التوجيه' },
  scopes: {
    heading: 'تحديد النطاقات',
    text: 'أضف هذه النطاقات بالضبط. أي نطاقات مطلوبة زائدة تسبب خطأ في HubSpot.',
    required: '5 مطلوبة',
    optional: '9 اختيارية',
  },
  check: {
    heading: 'التحقق ممن يمكنه التثبيت',
    text: 'لا يُثبَّت التطبيق الخاص إلا في الحسابات التي تسمح بها ضمن Distribution، وهي 10 على الأكثر. ويُثبَّت تطبيق المتجر غير المُدرج في 25\u00a0حسابًا على الأكثر.',
  },
  credentials: {
    heading: 'إدخال بيانات الاعتماد',
    text: ({ project }) =>
      sentence`افتح في HubSpot: \u2068Development\u2069 ← \u2068Projects\u2069 ← \u2068${project}\u2069 ← التطبيق ← \u2068Auth\u2069`,
    sameTab: 'كلاهما في تبويب Auth أيضًا.',
    clientId: 'معرّف العميل (\u2068Client ID\u2069)',
    clientSecret: 'سر العميل (\u2068Client secret\u2069)',
    hint: 'يُرسل مرة واحدة إلى خادمك. لا تحتفظ به هذه الصفحة.',
  },
  refused: ({ title, text }) => sentence`${title}. ${text}`,
  faults: {
    empty: {
      clientId: 'أدخل معرّف العميل (\u2068Client ID\u2069).',
      clientSecret: 'أدخل سر العميل (\u2068Client secret\u2069).',
    },
    token: {
      clientId: 'هذا رمز وصول لتطبيق خاص. أدخل \u2068Client ID\u2069 لتطبيق OAuth الخاص بك.',
      clientSecret: 'هذا رمز وصول لتطبيق خاص. أدخل \u2068Client secret\u2069 لتطبيق OAuth الخاص بك.',
    },
  },
  doubts: {
    appId: 'يبدو هذا معرّف تطبيق. يشبه معرّف العميل \u20683fa8c0d2-…\u2069.',
    email: 'يبدو هذا عنوان بريد إلكتروني. يشبه معرّف العميل \u20683fa8c0d2-…\u2069.',
    otherForm: 'تشبه معرّفات العملاء في HubSpot \u20683fa8c0d2-…\u2069. تأكد من نسخ المعرّف كاملًا.',
  },
  saved: 'تم الحفظ. جارٍ فتح HubSpot.',
  buttons: { save: 'حفظ وربط', saving: 'جارٍ الحفظ…', copy: 'نسخ', copied: 'تم النسخ', download: 'تنزيل' },
}
