// No native reader has reviewed this translation yet.
/** Arabic messages to somebody who can solve a problem: what is asked of them, and what they have to do. */
import type { Code } from '../../../protocol/codes.js'
import type { MessageLine, MessageTexts } from '../en/messages.js'

const adminSteps: readonly MessageLine[] = [
  'يجب أن يكون لديك دور \u2068Super Admin\u2069 أو صلاحية \u2068App Marketplace access\u2069. ويمكنك أيضًا منحي هذه الصلاحية.',
]

const openApp =
  'افتح التطبيق في HubSpot: \u2068Development\u2069 ← \u2068Projects\u2069 أو \u2068Legacy apps\u2069 ← التطبيق ← \u2068Auth\u2069.'

const saveApp =
  'احفظ التطبيق. إذا كان ضمن مشروع، فعدّل ملف \u2068app-hsmeta.json\u2069 الخاص به بدلًا من ذلك، ثم ارفع المشروع.'

const scopeSteps: readonly MessageLine[] = [
  openApp,
  ({ requiredScopes }) => `حدّد هذه النطاقات فقط على أنها مطلوبة: ${requiredScopes}`,
  ({ optionalScopes }) => `حدّد هذه النطاقات على أنها اختيارية: ${optionalScopes}`,
  saveApp,
]

const credentialsSteps: readonly MessageLine[] = [
  openApp,
  'أرسل \u2068Client ID\u2069 و\u2068Client secret\u2069 بطريقة آمنة إلى من يتولى الإعداد.',
]

/** One message per problem that somebody else can solve. */
export const messages: Partial<Record<Code, MessageTexts>> = {
  hubspot_no_permission: {
    request: 'هل يمكنك ربط HubSpot بوكيلنا؟ ليست لديّ صلاحية تثبيت التطبيقات في حساب HubSpot الخاص بنا.',
    steps: adminSteps,
  },
  authorization_denied: {
    request: 'هل يمكنك ربط HubSpot بوكيلنا؟ رفض HubSpot الطلب عندما حاولت.',
    steps: adminSteps,
  },
  hubspot_plan_lacks_scope: {
    request: ({ access }) => `يحتاج وكيلنا إلى صلاحية وصول لا يبدو أن باقة HubSpot لدينا تشملها: ${access}.`,
    steps: [
      ({ access }) =>
        `تحقق في إعدادات الفوترة في HubSpot مما إذا كانت باقتنا تشمل ما يلي، وأضفه إن لم تكن تشمله: ${access}.`,
    ],
  },
  hubspot_account_not_allowed: {
    request: 'لا يسمح HubSpot لحساب HubSpot الخاص بنا بتثبيت تطبيقك بعد.',
    steps: [
      ({ account }) =>
        `في HubSpot، افتح Distribution في التطبيق وأضف حسابنا${account ? `: ${account}` : '. اطلب مني \u2068Hub ID\u2069 الخاص به'}.`,
    ],
  },
  hubspot_scope_mismatch: {
    request: 'يرفض HubSpot تطبيق HubSpot الخاص بنا، لأن نطاقاته لا تطابق ما يطلبه Wiro.',
    steps: scopeSteps,
  },
  hubspot_redirect_mismatch: {
    request: 'يرفض HubSpot تطبيق HubSpot الخاص بنا، لأن رابط إعادة التوجيه الخاص بـ\u00a0Wiro ناقص.',
    steps: [openApp, ({ redirectUrl }) => `أضف رابط إعادة التوجيه هذا: ${redirectUrl}`, saveApp],
  },
  hubspot_unknown_client: {
    request: 'لا يعرف HubSpot تطبيق HubSpot الخاص بنا. قيمة \u2068Client ID\u2069 خاطئة أو حُذف التطبيق.',
    steps: credentialsSteps,
  },
  hubspot_link_retired: {
    request: 'يقول HubSpot إن رابط تثبيت تطبيق HubSpot الخاص بنا لم يعد صالحًا.',
    steps: ['تأكد في HubSpot من أن التطبيق ما زال موجودًا ويمكن تثبيته.'],
  },
  token_exchange_failed: {
    request: 'يرفض HubSpot بيانات اعتماد تطبيق HubSpot الخاص بنا.',
    steps: [
      ...credentialsSteps,
      ({ redirectUrl }) => `تأكد من أن رابط إعادة التوجيه هذا موجود في التطبيق: ${redirectUrl}`,
    ],
  },
  invalid_config: {
    request: 'يحتاج وكيلنا إلى تطبيق HubSpot، ولم يُحفظ أي تطبيق بعد.',
    steps: credentialsSteps,
  },
  credentials_rejected: {
    request: 'لم يقبل Wiro قيمتي \u2068Client ID\u2069 و\u2068Client secret\u2069 لتطبيق HubSpot الخاص بنا.',
    steps: credentialsSteps,
  },
  forbidden: {
    request: 'هل يمكنك ربط HubSpot بوكيلنا؟ ليست لديّ صلاحية إدارة عمليات التكامل.',
    steps: ['يجب أن تكون لديك صلاحية إدارة عمليات التكامل. ويمكنك أيضًا منحي إياها.'],
  },
  no_agent: {
    request: 'هل يمكنك إنشاء وكيل لي؟ لا أستطيع ربط HubSpot من دونه.',
    steps: ['أنشئ وكيلًا وامنحني حق الوصول إليه.'],
  },
  portal_refused: {
    request: ({ account }) => `أودّ ربط ${account || 'حساب HubSpot الخاص بنا'}، لكنه غير مسموح به هنا.`,
    steps: [({ account }) => `اسمح باستخدام ${account || 'حساب HubSpot الخاص بنا'} في هذا المنتج.`],
  },
}
