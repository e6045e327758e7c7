import type { Route } from "#platform/http";
import { downloadCeremony, postHandOver, postOrder, showCeremony } from "../pages/ceremony.page.tsx";
import { postDecline, showCommendation } from "../pages/commendation.page.tsx";
import {
  downloadCommendations,
  postApproveMany,
  postArrange,
  showCommendations,
} from "../pages/commendations.page.tsx";
import { postNewCommendation, showNewCommendation } from "../pages/new-commendation.page.tsx";
import { downloadPay, postBindPay, showPaySession } from "../pages/pay-session.page.tsx";
import { showPaySessions } from "../pages/pay-sessions.page.tsx";
import { postRate, showRates } from "../pages/rates.page.tsx";
import { officerRoles as keepers, leaderRoles as leaders, officeRoles as office } from "../permissions.ts";
import { fundingUrls as urls } from "../urls.ts";
import { bytes, change, show } from "./route-makers.ts";

const session = ":sessionId";
const one = ":commendationId";

export const payRoutes: readonly Route[] = [
  show(urls.councilPay, "funding.list-pay", office, showPaySessions),
  show(urls.rates, "funding.list-rates", office, showRates),
  change(urls.rates, "funding.add-rate", keepers, postRate),
  show(urls.paySession(session), "funding.read-pay", office, showPaySession),
  change(urls.bindPay(session), "funding.bind-pay", keepers, postBindPay),
  bytes(urls.payPaper(session, ":payPaper"), "funding.print-pay", office, downloadPay),
];

export const commendationRoutes: readonly Route[] = [
  show(urls.commendations, "funding.list-commendations", office, showCommendations),
  bytes(urls.commendationsSheet, "funding.download-commendations", office, downloadCommendations),
  show(urls.newCommendation, "funding.show-new-commendation", keepers, showNewCommendation),
  change(urls.newCommendation, "funding.propose-commendation", keepers, postNewCommendation),
  change(urls.approveCommendations, "funding.approve-commendations", leaders, postApproveMany),
  show(urls.ceremonies, "funding.read-ceremony", office, showCeremony),
  change(urls.ceremonies, "funding.arrange-ceremony", keepers, postArrange),
  change(urls.ceremonyOrder, "funding.order-ceremony", keepers, postOrder),
  change(urls.ceremonyDone, "funding.hand-over-commendations", keepers, postHandOver),
  bytes(urls.ceremonyPaperPath, "funding.print-ceremony", office, downloadCeremony),
  show(urls.commendation(one), "funding.read-commendation", office, showCommendation),
  change(urls.declineCommendation(one), "funding.decline-commendation", leaders, postDecline),
];
