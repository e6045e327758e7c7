import type { Module, Route } from "#platform/http";
import { importRoutes } from "#platform/imports";
import { showBoard } from "./pages/board.page.tsx";
import { postListing, postTurn, showChannel } from "./pages/channel.page.tsx";
import {
  postChangeChannel,
  postNewChannel,
  showChangeChannel,
  showNewChannel,
} from "./pages/channel-form.page.tsx";
import { downloadChannels, showChannels } from "./pages/channels.page.tsx";
import { downloadParticipants, downloadReport } from "./pages/downloads.ts";
import { postCancel, postClose, showCancel, showClose } from "./pages/end-event.page.tsx";
import { postStep, showEvent } from "./pages/event.page.tsx";
import { postChangeEvent, postNewEvent, showChangeEvent, showNewEvent } from "./pages/event-form.page.tsx";
import { downloadEvents, showEvents } from "./pages/events.page.tsx";
import {
  postBooth,
  postBooths,
  postRemoveBooth,
  postSize,
  showBooth,
  showFloor,
  showFloorPaper,
} from "./pages/floor.page.tsx";
import { postInvite, showInvite } from "./pages/invite.page.tsx";
import {
  downloadListings,
  postChangeListing,
  postEndListing,
  showListing,
  showListings,
} from "./pages/listings.page.tsx";
import {
  postAnswer,
  postBoothOf,
  postDecline,
  postOfficeStep,
  postResult,
  postWithdraw,
  showParticipation,
} from "./pages/participation.page.tsx";
import { showMine, showProducerRegister } from "./pages/producer-register.page.tsx";
import { showPublicEvent, showPublicEvents } from "./pages/public-events.page.tsx";
import { downloadModern, showModern, showSalePoints } from "./pages/shares.page.tsx";
import {
  communeRoles,
  everyReader,
  ministryRoles,
  participantRoles,
  producerRoles,
  provinceRoles,
  readerRoles,
  runnerRoles,
} from "./permissions.ts";
import { promotionUrls as urls } from "./urls.ts";
import { remindEnding } from "./use-cases/keep-listings.ts";
import { myTasks } from "./use-cases/my-tasks.ts";
import { eventsRegister } from "./use-cases/registers/events-register.ts";
import { listingsRegister } from "./use-cases/registers/listings-register.ts";
import { participationsRegister } from "./use-cases/registers/participations-register.ts";
import { startDue } from "./use-cases/step-event.ts";

type Handle = Route["handle"];
type Access = Route["access"];
const show = (path: string, action: string, access: Access, handle: Handle): Route => {
  return { method: "GET", path, action, access, kind: "page", handle };
};
const change = (path: string, action: string, access: Access, handle: Handle): Route => {
  return { method: "POST", path, action, access, kind: "form", handle };
};
const bytes = (path: string, action: string, access: Access, handle: Handle): Route => {
  return { method: "GET", path, action, access, kind: "download", handle };
};

const event = ":eventId";
const participation = ":participationId";
const channel = ":channelId";
const listing = ":listingId";
const overProvince = [...provinceRoles, ...ministryRoles];

const events: Route[] = [
  show(urls.events, "promotion.list-events", readerRoles, showEvents),
  bytes(urls.eventsSheet, "promotion.download-events", readerRoles, downloadEvents),
  show(urls.newEvent, "promotion.show-new-event", runnerRoles, showNewEvent),
  change(urls.newEvent, "promotion.plan-event", runnerRoles, postNewEvent),
  show(urls.event(event), "promotion.read-event", readerRoles, showEvent),
  show(urls.changeEvent(event), "promotion.show-change-event", runnerRoles, showChangeEvent),
  change(urls.changeEvent(event), "promotion.change-event", runnerRoles, postChangeEvent),
  change(urls.stepEvent(event), "promotion.step-event", runnerRoles, postStep),
  show(urls.cancelEvent(event), "promotion.show-cancel-event", runnerRoles, showCancel),
  change(urls.cancelEvent(event), "promotion.cancel-event", runnerRoles, postCancel),
  show(urls.closeEvent(event), "promotion.show-close-event", runnerRoles, showClose),
  change(urls.closeEvent(event), "promotion.close-event", runnerRoles, postClose),
  show(urls.board(event), "promotion.read-board", readerRoles, showBoard),
  bytes(urls.participantsSheet(event), "promotion.download-participants", readerRoles, downloadParticipants),
  bytes(urls.report(event, ":kind"), "promotion.print-report", readerRoles, downloadReport),
  show(urls.invite(event), "promotion.propose-producers", runnerRoles, showInvite),
  change(urls.invite(event), "promotion.invite-producers", runnerRoles, postInvite),
];

const floor: Route[] = [
  show(urls.floor(event), "promotion.read-floor", readerRoles, showFloor),
  show(urls.floorPaper(event), "promotion.print-floor", readerRoles, showFloorPaper),
  change(urls.floorSize(event), "promotion.resize-floor", runnerRoles, postSize),
  change(urls.addBooths(event), "promotion.add-booths", runnerRoles, postBooths),
  show(urls.booth(event, ":boothId"), "promotion.read-booth", runnerRoles, showBooth),
  change(urls.booth(event, ":boothId"), "promotion.change-booth", runnerRoles, postBooth),
  change(urls.removeBooth(event, ":boothId"), "promotion.remove-booth", runnerRoles, postRemoveBooth),
];

const participationReaders = [...provinceRoles, ...communeRoles, ...producerRoles];

const participations: Route[] = [
  show(
    urls.participation(participation),
    "promotion.read-participation",
    participationReaders,
    showParticipation,
  ),
  change(urls.answer(participation), "promotion.register-participation", participantRoles, postAnswer),
  change(urls.decline(participation), "promotion.decline-participation", participantRoles, postDecline),
  change(urls.stepParticipation(participation), "promotion.step-participation", runnerRoles, postOfficeStep),
  change(urls.placeInBooth(participation), "promotion.place-participation", runnerRoles, postBoothOf),
  change(urls.noteResult(participation), "promotion.note-result", participantRoles, postResult),
  change(
    urls.withdrawResult(participation, ":resultId"),
    "promotion.withdraw-result",
    participantRoles,
    postWithdraw,
  ),
  show(urls.mine, "promotion.list-own", producerRoles, showMine),
  show(urls.producer(":producerId"), "promotion.read-producer", participationReaders, showProducerRegister),
];

const channels: Route[] = [
  show(urls.channels, "promotion.list-channels", readerRoles, showChannels),
  bytes(urls.channelsSheet, "promotion.download-channels", readerRoles, downloadChannels),
  show(urls.newChannel, "promotion.show-new-channel", runnerRoles, showNewChannel),
  change(urls.newChannel, "promotion.add-channel", runnerRoles, postNewChannel),
  show(urls.channel(channel), "promotion.read-channel", readerRoles, showChannel),
  show(urls.changeChannel(channel), "promotion.show-change-channel", runnerRoles, showChangeChannel),
  change(urls.changeChannel(channel), "promotion.change-channel", runnerRoles, postChangeChannel),
  change(urls.closeChannel(channel), "promotion.close-channel", runnerRoles, postTurn),
  change(urls.addListing(channel), "promotion.add-listing", runnerRoles, postListing),
  show(urls.listings, "promotion.list-listings", everyReader, showListings),
  bytes(urls.listingsSheet, "promotion.download-listings", everyReader, downloadListings),
  show(urls.listing(listing), "promotion.read-listing", runnerRoles, showListing),
  change(urls.listing(listing), "promotion.change-listing", runnerRoles, postChangeListing),
  change(urls.endListing(listing), "promotion.end-listing", runnerRoles, postEndListing),
  show(urls.modernShare, "promotion.read-modern-share", overProvince, showModern),
  bytes(urls.modernSheet, "promotion.download-modern-share", overProvince, downloadModern),
  show(urls.salePoints, "promotion.read-sale-points", overProvince, showSalePoints),
];

const open: Route[] = [
  show(urls.publicEvents, "promotion.list-public-events", "public", showPublicEvents),
  show(urls.publicEvent(":eventSlug"), "promotion.read-public-event", "public", showPublicEvent),
];

const imports: Route[] = [
  ...importRoutes(eventsRegister),
  ...importRoutes(participationsRegister),
  ...importRoutes(listingsRegister),
];

export const promotionModule: Module = {
  name: "promotion",
  routes: [...events, ...floor, ...participations, ...channels, ...imports, ...open],
  registers: [eventsRegister, participationsRegister, listingsRegister],
  menu: [
    { href: urls.events, label: "Xúc tiến", roles: readerRoles, group: "Hoạt động", order: 650 },
    { href: urls.channels, label: "Kênh bán hàng", roles: readerRoles, group: "Hoạt động", order: 652 },
    { href: urls.mine, label: "Xúc tiến", roles: producerRoles, group: "Cơ sở", order: 650 },
  ],
  tasks: myTasks,
  jobs: [
    {
      task: "promotion.begin-day",
      // 05:30 in Việt Nam.
      cron: "30 22 * * *",
      run: async (services) => {
        await startDue(services);
        await remindEnding(services);
      },
    },
  ],
};
