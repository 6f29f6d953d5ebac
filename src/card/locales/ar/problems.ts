// No native reader has reviewed this translation yet.
/** Arabic texts about a flow after its start, about problems and about an agent that does not run, loaded on demand. */
import type { ProblemTexts } from '../en/problems.js'
import { plural } from '../plural.js'
import { sentence } from '../sentence.js'

const again = 'إذا تكرر ذلك، فأرسل التفاصيل إلى الدعم.'

const ourFault = 'المشكلة من جهتنا، وليست في حسابك.'

const rejectedApp = { title: 'رفض HubSpot تطبيقنا', text: ourFault }

const codes: ProblemTexts['codes'] = {
  missing_params: {
    title: 'لم تصلنا موافقتك',
    text: 'عاد HubSpot من دون موافقة.',
    steps: ['ابدأ من جديد من هنا.'],
    developer: ['لم يتضمن رد callback رمز تفويض. يحدث هذا أيضًا بعد التثبيت من متجر HubSpot.'],
  },
  authorization_denied: {
    title: 'لم تتم الموافقة',
    text: 'رُفض الطلب، منك أو من HubSpot.',
    steps: ['أعد المحاولة ووافق على الربط في HubSpot.'],
    ownAppSteps: [
      ({ requiredScopes }) =>
        sentence`إذا كنت قد وافقت، فقارن قائمة النطاقات في تبويب Auth للتطبيق. النطاقات المطلوبة هي ${requiredScopes}.`,
    ],
  },
  session_expired: {
    title: 'لم يكتمل الربط في الوقت المحدد',
    text: 'انقضت مهلة الموافقة، وهي 15\u00a0دقيقة.',
    steps: ['سجّل الدخول إلى HubSpot أولًا، ثم أعد المحاولة.'],
  },
  token_exchange_failed: {
    title: 'رفض HubSpot التطبيق',
    text: 'رفض HubSpot بيانات اعتماد التطبيق.',
    steps: [
      'انسخ من جديد \u2068Client ID\u2069 و\u2068Client secret\u2069 من تبويب Auth للتطبيق.',
      ({ redirectUrl }) => sentence`تأكد من أن رابط إعادة التوجيه ${redirectUrl} موجود في التطبيق.`,
    ],
    wiroApp: rejectedApp,
  },
  useragent_not_found: {
    title: 'الوكيل غير موجود',
    text: 'لم نعثر على الوكيل المطلوب ربطه. على مطوّرينا إصلاح ذلك.',
    developer: [
      'لا يعثر Wiro على الوكيل، أو لا يحق لمفتاح API استخدامه.',
      'قارن guid الذي يعيده resolveAgent بقائمة \u2068/UserAgent/MyAgents\u2069.',
    ],
  },
  invalid_config: {
    title: 'لا يوجد تطبيق HubSpot بعد',
    text: 'نحتاج أولًا إلى \u2068Client ID\u2069 و\u2068Client secret\u2069 لتطبيق HubSpot الخاص بك.',
    steps: ['احفظهما في الإعداد.'],
    wiroApp: { title: 'غير متاح بعد', text: 'لم يُعدّ ربط HubSpot لهذا الوكيل بعد. المشكلة من جهتنا.' },
    developer: ['ليس لدى Wiro بيانات اعتماد HubSpot لهذا الوكيل.'],
  },
  internal_error: { title: 'حدث خطأ في Wiro', text: 'لم يتمكن Wiro من إكمال الطلب.' },
  unfinished: { title: 'لم يكتمل', text: 'لم يرسل HubSpot أي رد.' },
  relay_unreachable: {
    title: 'لم يُفتح HubSpot',
    text: ourFault,
    steps: [again],
  },
  storage_blocked: {
    title: 'يحظر متصفحك التخزين',
    text: 'لا يمكن ربط HubSpot ما دام هذا الموقع لا يستطيع تخزين أي بيانات.',
    steps: ['اسمح بالتخزين لهذا الموقع في متصفحك، ثم أعد المحاولة.'],
  },
  unsafe_authorize_url: {
    title: 'لم يُفتح HubSpot',
    text: 'العنوان الذي تلقيناه ليس من HubSpot، لذلك لم نفتحه.',
    developer: ['رابط التفويض في الرد على connect ليس على أي من مضيفي HubSpot. تجده في وحدة التحكم.'],
  },
  not_confirmed: {
    title: 'لم يُؤكَّد بعد',
    text: 'وافق HubSpot على الربط. لم يؤكده Wiro بعد.',
    steps: ['تحقق مجددًا بعد دقيقة.'],
  },
  wrong_portal: {
    title: 'حساب مختلف مرتبط',
    text: ({ account, expectedAccount }) =>
      sentence`الحساب المرتبط: ${account}. الحساب المستخدم في هذه الصفحة: ${expectedAccount}.`,
    steps: [({ expectedAccount }) => sentence`اختر ${expectedAccount} عندما يطلب HubSpot ذلك.`],
  },
  wrong_browser: {
    title: 'تمت الموافقة في متصفح آخر',
    text: 'وافقت في متصفح آخر، لذلك لم نحتفظ بالربط.',
    steps: ['ابدأ من جديد هنا، وابقَ في هذا المتصفح.'],
  },
  endpoint_bad_answer: {
    title: 'تلقينا ردًا غير متوقع',
    text: ourFault,
    developer: ['لا يمكن قراءة رد نقطة نهاية الرموز. تجد الخطأ في وحدة التحكم.'],
  },
  forbidden: {
    title: 'لا يمكنك ربط HubSpot هنا',
    text: 'ليست لديك صلاحية إدارة عمليات التكامل هنا.',
    steps: ['اطلب من أحد المسؤولين ربط HubSpot أو منحك الصلاحية.'],
    developer: ['ردّت نقطة نهاية الرموز بالرمز 403: أعاد resolveAgent القيمة null، أو لم يُعِد authorize القيمة true.'],
  },
  no_agent: {
    title: 'لا يوجد وكيل بعد',
    text: 'يُربط HubSpot بوكيل، وليس لديك وكيل بعد.',
    steps: ['اطلب من أحد المسؤولين إنشاء وكيل، ثم تحقق مجددًا.'],
    developer: ['ردّت نقطة نهاية الرموز بالرمز no_agent: أعاد resolveAgent القيمة false.'],
  },
  rate_limited: {
    title: 'محاولات كثيرة جدًا',
    /** The words for one and for two seconds hold the number. */
    text: ({ seconds }) => {
      const words = { one: 'ثانية واحدة', two: 'ثانيتين', few: 'ثوانٍ', other: 'ثانية' }
      const word = plural('ar', seconds, words)
      const before = 'يمكنك إعادة المحاولة بعد '
      return word === words.one || word === words.two ? [before, word, '.'] : [before, seconds, ` ${word}.`]
    },
  },
  misconfigured: {
    title: 'غير متاح الآن',
    text: 'اتصالنا مع Wiro غير مهيأ بشكل صحيح.',
    developer: ['هناك عنوان ناقص أو غير مسموح به، أو رفض Wiro مفتاح API. تجد السبب في وحدة التحكم أو في سجل الخادم.'],
  },
  unknown: {
    title: 'حدث خطأ ما',
    text: ({ unknownCode }) => sentence`أعاد Wiro خطأ غير معروف: ${unknownCode}.`,
  },
  hubspot_scope_mismatch: {
    title: 'رفض HubSpot إعدادات التطبيق',
    text: 'الصلاحيات المحددة في التطبيق ليست هي التي يحتاج إليها وكيلك.',
    steps: [
      ({ requiredScopes }) => sentence`حدّد هذه النطاقات الخمسة فقط على أنها مطلوبة: ${requiredScopes}.`,
      ({ optionalScopes }) => sentence`حدّد هذه النطاقات التسعة على أنها اختيارية: ${optionalScopes}.`,
      'احفظ التطبيق، ثم أعد المحاولة.',
    ],
    wiroApp: rejectedApp,
  },
  hubspot_plan_lacks_scope: {
    title: 'باقة HubSpot لديك ينقصها شيء',
    text: ({ access }) => sentence`قد لا تشمل باقة HubSpot لديك صلاحية وصول يحتاج إليها وكيلك: ${access}.`,
    steps: ['اسأل مسؤول HubSpot لديك، أو جرّب حسابًا آخر.'],
    ownAppSteps: ['إذا كان التطبيق لك، فحدّد نطاقات الإعداد الخمسة وحدها على أنها مطلوبة.'],
  },
  hubspot_redirect_mismatch: {
    title: 'رفض HubSpot عنوان التطبيق',
    text: 'ليس في التطبيق العنوان الذي يجب الرجوع إليه.',
    steps: [
      ({ redirectUrl }) => sentence`أضف رابط إعادة التوجيه الخاص بـ\u00a0Wiro إلى التطبيق: ${redirectUrl}.`,
      'احفظ التطبيق، ثم أعد المحاولة.',
    ],
    wiroApp: rejectedApp,
  },
  hubspot_unknown_client: {
    title: 'لا يعرف HubSpot التطبيق',
    text: 'قيمة \u2068Client ID\u2069 خاطئة أو حُذف التطبيق.',
    steps: ['انسخ \u2068Client ID\u2069 من تبويب Auth للتطبيق.', 'احفظه في الإعداد.'],
    wiroApp: rejectedApp,
  },
  hubspot_no_permission: {
    title: 'تحتاج إلى مسؤول HubSpot',
    text: 'ليست لديك صلاحية تثبيت التطبيقات في حساب HubSpot هذا.',
    steps: [
      'أرسل إلى المسؤول لديك رسالة أعددناها.',
      'يمكنه الربط من هنا أو منحك صلاحية \u2068App\u00a0Marketplace access\u2069.',
    ],
  },
  hubspot_link_retired: {
    title: 'انتهت صلاحية رابط التثبيت',
    text: 'لم يعد HubSpot يقبل رابط تثبيت هذا التطبيق.',
    steps: ['تأكد في HubSpot من أن التطبيق ما زال موجودًا.'],
    wiroApp: rejectedApp,
  },
  hubspot_account_not_allowed: {
    title: 'لا يمكن لهذا الحساب تثبيت التطبيق بعد',
    text: 'لا يسمح HubSpot بتثبيت التطبيق إلا للحسابات التي سمح بها مالكه.',
    steps: ['في HubSpot، أضف الحساب ضمن Distribution في التطبيق.'],
    wiroApp: {
      title: 'لا يمكن لهذا الحساب تثبيت تطبيقنا بعد',
      text: 'لا يسمح HubSpot لحسابك بتثبيت تطبيقنا. المشكلة من جهتنا.',
    },
  },
  unavailable: {
    title: 'غير متاح مؤقتًا',
    text: 'لا يستطيع Wiro إكمال الطلب حاليًا.',
  },
  start_refused: {
    title: 'لم يبدأ الوكيل',
    text: 'لم يشغّل Wiro وكيلك.',
    developer: ['رفض Wiro الطلب \u2068UserAgent/Start\u2069. السبب في سجل الخادم.'],
  },
  portal_refused: {
    title: 'هذا الحساب غير مسموح به هنا',
    text: ({ account }) => sentence`تراجعنا عن ربط ${account}.`,
    steps: ['اطلب من أحد المسؤولين السماح به، أو اربط حسابًا آخر.'],
    developer: ['لم يُعِد allowPortal القيمة true لهذا الحساب.'],
  },
  request_blocked: {
    title: 'يجب إعادة تحميل هذه الصفحة',
    text: 'أوقف فحص أمني الطلب. أعد تحميل الصفحة، ثم أعد المحاولة.',
    steps: [again],
    developer: ['ردّت حماية من الروبوتات أو جدار حماية أو فحص CSRF بدلًا من نقطة نهاية الرموز.'],
  },
  portal_unchecked: {
    title: 'تعذّر التحقق من هذا الحساب',
    text: 'نتحقق من كل حساب HubSpot، ولم ينجح التحقق هذه المرة.',
    steps: [again],
    developer: [
      'فشل allowPortal أو لم يرد في الوقت المحدد، أو لم يذكر Wiro قيمة \u2068Hub ID\u2069 للسؤال عنها أو لمقارنتها بقيمة expected-portal.',
    ],
  },
  credentials_rejected: {
    title: 'لم تُحفظ بيانات الاعتماد',
    text: 'لم يقبل Wiro قيمتي \u2068Client ID\u2069 و\u2068Client secret\u2069.',
    steps: ['انسخ القيمتين من جديد من تبويب Auth للتطبيق.'],
  },
}

/** For a developer: why the relay page is silent, and what mends it. */
const relayCauses: ProblemTexts['relayCauses'] = {
  redirect: ({ url }) => sentence`يعيد ${url} التوجيه. قدّم صفحة relay هناك، قبل أي تسجيل دخول.`,
  http_error: ({ url, answer }) => sentence`يرد ${url} بالرمز ${answer}. ركّب مسار الخادم هناك، للطلب GET أيضًا.`,
  other_page: ({ url }) =>
    sentence`يعرض ${url} صفحة أخرى. ركّب مسار الخادم قبل تسجيل الدخول وقبل المسار الاحتياطي لتطبيقك.`,
  not_html: ({ url }) => sentence`محتوى ${url} ليس HTML. أرسل صفحة relay بالنوع \u2068text/html\u2069.`,
  no_answer: ({ url }) => sentence`لا يرد ${url}. تحقق من العنوان ومن connect-src في سياستك.`,
  service_worker: ({ url }) =>
    sentence`يعرض \u2068service worker\u2069 لديك صفحة أخرى بدلًا من ${url}. أضفه إلى navigateFallbackDenylist.`,
  page_changed: ({ url }) => sentence`تغيّر محتوى ${url} في الطريق. عطّل هناك أدوات التصغير و\u2068Rocket Loader\u2069.`,
  script_missing: ({ url, answer }) => sentence`النص البرمجي لصفحة ${url} غير موجود. قدّم ${answer} بجانبها.`,
  script_blocked: ({ url, answer }) =>
    sentence`في ${url} ترويسة ${answer} تحظر نصها البرمجي. أزلها أو قدّم \u2068relay-external.html\u2069.`,
  cut_off: ({ url }) =>
    sentence`لا يستطيع ${url} الوصول إلى هذه الصفحة. أزل cross-origin-opener-policy هناك. وعلى أصل آخر، اضبط wiro-pages.`,
  silent: ({ url }) => sentence`العنوان ${url} صحيح، لكن نصه البرمجي لا يرد. راجع وحدة التحكم في نافذته.`,
}

/** The steps of a code that has none of its own, by who has to act. */
const owners: ProblemTexts['owners'] = {
  appOwner: { steps: ['انسخ التفاصيل، وأرسلها إلى مالك تطبيق HubSpot لديك.'] },
  developer: { steps: ['يُرجى إرسال التفاصيل إلى الدعم.'] },
  wiro: { steps: ['أعد المحاولة بعد بضع دقائق.', again] },
}

export const problems: ProblemTexts = {
  details: {
    heading: 'تفاصيل للمطوّرين',
    code: 'الرمز',
    reference: 'المرجع',
  },
  unnamedAccount: 'هذا الحساب',
  accountId: ({ id }) => sentence`\u2068Hub\u00a0ID\u00a0${id}\u2069`,
  nameAndId: ({ name, id }) => sentence`\u2068${name}\u2069 (\u2068Hub\u00a0ID\u00a0${id}\u2069)`,
  comma: ({ list, item }) => sentence`${list}، ${item}`,
  access: {
    contacts: 'جهات الاتصال',
    lists: 'القوائم',
    companies: 'الشركات',
    deals: 'الصفقات',
    owners: 'المالكون',
    content: 'المحتوى',
    email: 'رسائل المعاملات',
    files: 'الملفات',
  },
  retryReady: 'يمكنك إعادة المحاولة الآن',
  lingering: {
    note: ({ note, link }) => sentence`${note}. ${link}`,
  },
  questionLink: 'هل عرض HubSpot خطأ؟',
  expiring: {
    status: 'بقي أقل من دقيقتين',
    text: 'وافق في نافذة HubSpot، أو ابدأ من جديد.',
    note: 'البدء من جديد يمنحك 15\u00a0دقيقة أخرى.',
    restart: 'البدء من جديد',
  },
  blockedAgain: 'اسمح بالنوافذ المنبثقة لهذا الموقع في شريط العنوان، ثم افتح HubSpot مجددًا.',
  windowLeft: 'ألغيت العملية. قد تكون نافذة HubSpot ما زالت مفتوحة، والموافقة فيها تُكمل الربط.',
  approved: ({ reason }) => sentence`وافق HubSpot على الربط. ${reason}`,
  statusUnread: { unreadable: 'تلقينا ردًا غير متوقع. قد يكون HubSpot ما زال مرتبطًا.', step: again },
  codes,
  owners,
  relay: {
    finishing: 'جارٍ الإنهاء…',
    connected: 'تم الربط\nستُغلق هذه النافذة تلقائيًا.',
    notConnected: 'لم يتم الربط\nارجع إلى الصفحة لمعرفة السبب.',
    lost: 'تابع في صفحة الإعدادات\nأغلق هذه النافذة للرجوع إليها.',
    goingBack: 'جارٍ الرجوع إلى صفحتك…',
  },
  relayCauses,
  buttons: {
    continueHere: 'المتابعة في هذا التبويب',
    copyDetails: 'نسخ التفاصيل',
    copied: 'تم النسخ',
    setup: 'فتح الإعداد',
  },
  ask: {
    hubspotAdmin: 'اسأل المسؤول لديك',
    appOwner: 'اسأل مالك التطبيق',
    productAdmin: 'اسأل أحد المسؤولين',
  },
  links: { support: 'اتصل بالدعم' },
  verifying: {
    status: 'جارٍ التأكيد',
    text: 'وصل رد HubSpot. ننتظر تأكيد Wiro.',
    note: 'قد يستغرق هذا بضع ثوانٍ.',
  },
  unfinished: { closed: 'أُغلقت نافذة HubSpot قبل الموافقة. لم يتغير شيء.' },
  kept: {
    connect: 'لم تكتمل إعادة الربط. ما زال الربط الحالي يعمل.',
    disconnect: 'تعذّر إلغاء ربط HubSpot.',
    start: ({ reason }) => `لم يبدأ وكيلك. ${reason}`,
  },
  agent: {
    stopped: 'مرتبط، والوكيل متوقف',
    notReady: 'مرتبط، والوكيل غير جاهز',
    start: 'تشغيل الوكيل',
    texts: {
      stopped: 'وكيلك متوقف، لذلك لا يمكنه استخدام HubSpot. شغّله للمتابعة.',
      failed: 'توقف وكيلك بسبب خطأ، لذلك لا يمكنه استخدام HubSpot. شغّله للمتابعة.',
      stoppedElsewhere: 'وكيلك متوقف، لذلك لا يمكنه استخدام HubSpot.',
      changing: 'جارٍ إعداد وكيلك. يستغرق هذا دقيقة أو دقيقتين.',
      setupRequired: 'يحتاج وكيلك إلى مزيد من الإعداد قبل أن يعمل.',
    },
    refusals: {
      no_credits: 'تعذّر تشغيل وكيلك: لم يبقَ أي رصيد.',
      no_plan: 'تعذّر تشغيل وكيلك: ليست له باقة فعّالة.',
      setup_incomplete: 'تعذّر تشغيل وكيلك: يحتاج أولًا إلى مزيد من الإعداد.',
      already_running: 'وكيلك يعمل بالفعل أو على وشك أن يعمل.',
    },
    remedies: {
      no_credits: 'أضف رصيدًا، ثم شغّله من هنا.',
      no_plan: 'اختر باقة، ثم شغّله من هنا.',
      setup_incomplete: 'أكمل الإعداد حيث تدير وكيلك.',
    },
    startIgnored: 'طلبنا من Wiro تشغيل وكيلك، لكنه لم يبدأ. شغّله مجددًا أو اطلب المساعدة.',
    unreported: ({ time }) => `آخر تجديد للوصول إلى HubSpot: \u2068${time}\u2069.`,
  },
  failing: {
    status: 'انتهى الوصول',
    text: ({ time }) => `فقد وكيلك الوصول إلى HubSpot (\u2068${time}\u2069). أعد الربط لاستعادته.`,
  },
  otherAccount: {
    status: 'حساب مختلف مرتبط',
    text: ({ account, previousAccount }) => sentence`الحساب المرتبط: ${account}. الحساب السابق: ${previousAccount}.`,
    keep: ({ name }) => `الإبقاء على \u2068${name}\u2069`,
    choose: 'اختيار حساب آخر',
  },
  frame: {
    status: 'غير متاح هنا',
    text: 'لا يمكن ربط HubSpot ما دامت هذه الصفحة معروضة داخل صفحة أخرى.',
    link: 'افتح هذه الصفحة في تبويب جديد',
  },
  developer: {
    status: 'غير متاح',
    text: 'لا يمكن ربط HubSpot في هذه الصفحة بعد.',
    heading: 'للمطوّر',
    hint: 'أضف عنوان مسار خادمك:',
  },
}
