import type { Route } from "#platform/http";
import {
  postCancel,
  postPayment,
  postReopen as postReopenCommitment,
  postSettle,
  showCommitment,
} from "../pages/commitment.page.tsx";
import { downloadCommitments, showCommitments } from "../pages/commitments.page.tsx";
import { postAllocate, postClose, postReopen, showLine } from "../pages/line.page.tsx";
import { downloadLines, showLines } from "../pages/lines.page.tsx";
import { postNewCommitment, showNewCommitment } from "../pages/new-commitment.page.tsx";
import { postNewLine, showNewLine } from "../pages/new-line.page.tsx";
import { downloadOutcome, showOutcome } from "../pages/outcome.page.tsx";
import { showOverview } from "../pages/overview.page.tsx";
import { downloadPayments, postReverse, showPayments, showReverse } from "../pages/payments.page.tsx";
import { showProducerSpend } from "../pages/producer-spend.page.tsx";
import { officerRoles as keepers, readerRoles as readers, spendReaderRoles } from "../permissions.ts";
import { fundingUrls as urls } from "../urls.ts";
import { bytes, change, show } from "./route-makers.ts";

const line = ":lineId";
const commitment = ":commitmentId";

export const moneyRoutes: readonly Route[] = [
  show(urls.overview, "funding.overview", readers, showOverview),
  show(urls.lines, "funding.list-lines", readers, showLines),
  bytes(urls.linesSheet, "funding.download-lines", readers, downloadLines),
  show(urls.newLine, "funding.show-new-line", keepers, showNewLine),
  change(urls.newLine, "funding.create-line", keepers, postNewLine),
  show(urls.line(line), "funding.read-line", readers, showLine),
  change(urls.allocate(line), "funding.allocate", keepers, postAllocate),
  change(urls.closeLine(line), "funding.close-line", keepers, postClose),
  change(urls.reopenLine(line), "funding.reopen-line", keepers, postReopen),
  show(urls.newCommitment(line), "funding.show-new-commitment", keepers, showNewCommitment),
  change(urls.newCommitment(line), "funding.commit", keepers, postNewCommitment),
  show(urls.commitments, "funding.list-commitments", readers, showCommitments),
  bytes(urls.commitmentsSheet, "funding.download-commitments", readers, downloadCommitments),
  show(urls.commitment(commitment), "funding.read-commitment", readers, showCommitment),
  change(urls.pay(commitment), "funding.pay", keepers, postPayment),
  change(urls.settle(commitment), "funding.settle", keepers, postSettle),
  change(urls.cancel(commitment), "funding.cancel", keepers, postCancel),
  change(urls.reopen(commitment), "funding.reopen", keepers, postReopenCommitment),
  show(urls.payments, "funding.list-payments", readers, showPayments),
  bytes(urls.paymentsSheet, "funding.download-payments", readers, downloadPayments),
  show(urls.reverse(":disbursementId"), "funding.show-reverse", keepers, showReverse),
  change(urls.reverse(":disbursementId"), "funding.reverse-payment", keepers, postReverse),
  show(urls.outcome, "funding.read-outcome", readers, showOutcome),
  bytes(urls.outcomeSheet, "funding.download-outcome", readers, downloadOutcome),
  show(urls.producer(":producerId"), "funding.read-spend", spendReaderRoles, showProducerSpend),
];
