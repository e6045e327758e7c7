import type { Route } from "#platform/http";
import { postNewRewards, showNewRewards } from "../pages/new-rewards.page.tsx";
import {
  downloadRewardPaper,
  postApprove,
  postBind,
  postDrop,
  postPay,
  postRefuse,
  postSubmit,
  postTakeOut,
  showRewardList,
} from "../pages/reward-list.page.tsx";
import { downloadRewardLists, showRewardLists } from "../pages/reward-lists.page.tsx";
import {
  officerRoles as keepers,
  leaderRoles as leaders,
  rewardReaderRoles as readers,
} from "../permissions.ts";
import { fundingUrls as urls } from "../urls.ts";
import { bytes, change, show } from "./route-makers.ts";

const list = ":rewardListId";

export const rewardRoutes: readonly Route[] = [
  show(urls.rewards, "funding.list-rewards", readers, showRewardLists),
  bytes(urls.rewardsSheet, "funding.download-rewards", readers, downloadRewardLists),
  show(urls.newRewards, "funding.show-new-rewards", keepers, showNewRewards),
  change(urls.newRewards, "funding.prepare-rewards", keepers, postNewRewards),
  show(urls.rewardList(list), "funding.read-rewards", readers, showRewardList),
  change(urls.takeOutReward(list, ":rewardId"), "funding.take-out-reward", keepers, postTakeOut),
  change(urls.submitRewards(list), "funding.submit-rewards", keepers, postSubmit),
  change(urls.dropRewards(list), "funding.drop-rewards", keepers, postDrop),
  change(urls.approveRewards(list), "funding.approve-rewards", leaders, postApprove),
  change(urls.refuseRewards(list), "funding.refuse-rewards", leaders, postRefuse),
  change(urls.bindRewards(list), "funding.bind-rewards", keepers, postBind),
  change(urls.payRewards(list), "funding.pay-rewards", keepers, postPay),
  bytes(urls.rewardPaper(list, ":rewardPaper"), "funding.print-rewards", readers, downloadRewardPaper),
];
