/** What the views of problems, and panels, keep between two drawings of one card. Loaded on demand. */
import { AnnouncementController } from './announcement.js'
import { BlockedWindowsController } from './blocked-windows.js'
import { CopyController } from './copy.js'
import { FrameWarningController } from './frame-warning.js'
import type { ControllerHost } from './host.js'
import { PastedTextController } from './pasted-text.js'
import { RetryWaitController } from './retry-wait.js'

export type ProblemControllers = ReturnType<typeof createProblemControllers>

export const createProblemControllers = (host: ControllerHost) => {
  const announcement = new AnnouncementController(host)
  return {
    announcement,
    blockedWindows: new BlockedWindowsController(host),
    copy: new CopyController(host, announcement),
    frameWarning: new FrameWarningController(host),
    pastedText: new PastedTextController(host),
    retryWait: new RetryWaitController(host),
  }
}
