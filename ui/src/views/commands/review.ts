// Commands for review: packages in and out, changes one after another, comments, signatures.

import { announce } from "../../parts/announce.svelte";
import { t } from "../../text/speak.svelte";
import type { ReviewView } from "../../model/review.svelte";
import type { AppContext } from "../context";
import { PAGE, PRESENT, REVIEW } from "../front.svelte";
import PeopleDialog from "../people/PeopleDialog.svelte";
import RegisterDialog from "../people/RegisterDialog.svelte";
import { receive } from "../receive";
import SendDialog from "../review/SendDialog.svelte";
import SignDialog from "../review/SignDialog.svelte";
import VerifiedDialog from "../review/VerifiedDialog.svelte";
import type { Command, Tool } from "./command";

const reviewOf = ({ desk }: AppContext) => desk.open?.review ?? null;
const settling = (app: AppContext) => (reviewOf(app)?.marked?.rounds.length ?? 0) > 0;
const copy = (app: AppContext) => reviewOf(app)?.copy ?? false;
const changed = (app: AppContext) => (reviewOf(app)?.waiting.length ?? 0) > 0;

/** The chosen change, or else the one at the caret. */
function here(app: AppContext) {
  const review = reviewOf(app);
  const at = [review?.chosen, ...(app.desk.open?.marksHere().changes ?? [])];
  return review?.waiting.find(({ change }) => at.includes(change.id)) ?? null;
}

export const openPackage: Command = {
  id: "review.open",
  text: "do.open_package",
  key: "Mod+Alt+O",
  scope: "window",
  where: "anywhere",
  run: (app) =>
    void app.desk.files.choosePackage().then(
      (parcel) => (parcel === null ? undefined : receive(app, parcel)),
      (thrown: unknown) => app.desk.notices.fail(thrown),
    ),
};

export const verifyPackage: Command = {
  id: "review.verify",
  text: "do.verify_package",
  key: "",
  scope: "window",
  where: "anywhere",
  run: (app) =>
    void app.desk.files.choosePackage().then(
      (parcel) => (parcel === null ? undefined : void app.dialogs.open(VerifiedDialog, { parcel })),
      (thrown: unknown) => app.desk.notices.fail(thrown),
    ),
};

function sending(
  id: string,
  how: "file" | "return" | "pass_on",
  possible: (app: AppContext) => boolean,
): Command {
  return {
    id: `review.${id}`,
    text: `do.${how}`,
    key: "",
    scope: "window",
    where: PRESENT,
    possible: (app) => reviewOf(app)?.marked != null && possible(app),
    run: ({ desk, dialogs }) => {
      if (desk.open) void dialogs.open(SendDialog, { story: desk.open, how });
    },
  };
}

const WRITERS = ["draft", "filed", "returned"];
const EDITORS = ["received", "in_edit", "signed_off"];
const stands = ({ desk }: AppContext, states: string[]) => states.includes(desk.open?.row.state ?? "");

export const fileStory = sending("file", "file", (app) => !copy(app) && stands(app, WRITERS));
export const returnStory = sending("return", "return", (app) => copy(app) && stands(app, EDITORS));
export const passOn = sending("pass_on", "pass_on", (app) => copy(app) && stands(app, EDITORS));

function stepping(id: string, text: "do.next_change" | "do.previous_change", key: string, by: 1 | -1): Tool {
  return {
    id: `review.${id}`,
    text,
    icon: by > 0 ? "downward" : "up",
    key,
    scope: "window",
    where: REVIEW,
    possible: changed,
    run: (app) => {
      app.panes.show("review");
      reviewOf(app)?.step(by);
    },
  };
}

export const nextChange = stepping("next", "do.next_change", "F7", 1);
export const previousChange = stepping("previous", "do.previous_change", "Shift+F7", -1);

function deciding(how: "accept" | "reject", key: string): Command {
  return {
    id: `review.${how}`,
    text: `do.${how}`,
    key,
    scope: "window",
    where: REVIEW,
    possible: (app) => settling(app) && here(app) !== null,
    run: (app) => {
      const row = here(app);
      const review = reviewOf(app);
      if (!row || !review) return;
      void review.decide({ [how]: [row.change.id] }).then((done) => {
        if (!done) return;
        announce(t(`review.said_${how}`));
        review.step(1);
      });
    },
  };
}

export const acceptChange = deciding("accept", "F8");
export const rejectChange = deciding("reject", "Shift+F8");

function all(how: "accept" | "reject"): Command {
  return {
    id: `review.${how}_all`,
    text: `do.${how}_all`,
    key: "",
    scope: "window",
    where: REVIEW,
    possible: (app) => settling(app) && changed(app),
    run: (app) => {
      const review = reviewOf(app);
      if (!review) return;
      void review.decide({ [how]: review.waiting.map(({ change }) => change.id) }).then((done) => {
        if (done) announce(t(done.open > 0 ? "review.said_left" : "review.said_all", { n: done.open }));
      });
    },
  };
}

export const acceptAll = all("accept");
export const rejectAll = all("reject");

export const takeBackChange: Command = {
  id: "review.take_back",
  text: "do.take_back_change",
  key: "Mod+Alt+Backspace",
  scope: "window",
  where: REVIEW,
  possible: (app) => copy(app) && here(app) !== null,
  run: (app) => {
    const row = here(app);
    if (row) void reviewOf(app)?.decide({ withdraw: [row.change.id] });
  },
};

export const addComment: Tool = {
  id: "review.comment",
  text: "do.comment",
  icon: "plus",
  key: "Mod+Alt+M",
  scope: "window",
  where: PAGE,
  possible: ({ desk }) => desk.open?.commentPlace() != null,
  run: (app) => {
    const place = app.desk.open?.commentPlace();
    const review = reviewOf(app);
    if (!place || !review) return;
    app.panes.show("review");
    review.commenting = { ...place, change: null };
  },
};

function looking(view: ReviewView): Command {
  return {
    id: `review.view_${view}`,
    text: `do.view_${view}`,
    key: "",
    scope: "window",
    where: REVIEW,
    possible: (app) => copy(app) || settling(app),
    on: (app) => reviewOf(app)?.view === view,
    run: (app) => void reviewOf(app)?.look(view),
  };
}

export const signStory: Command = {
  id: "review.sign",
  text: "do.sign",
  key: "",
  scope: "window",
  where: PRESENT,
  possible: (app) => (reviewOf(app)?.marked?.standing.next.length ?? 0) > 0,
  run: ({ desk, dialogs }) => {
    if (desk.open) void dialogs.open(SignDialog, { story: desk.open });
  },
};

export const printApproval: Command = {
  id: "review.print_approval",
  text: "do.print_approval",
  key: "",
  scope: "window",
  where: PRESENT,
  possible: (app) => (reviewOf(app)?.marked?.trail.length ?? 0) > 0,
  run: ({ desk }) => void desk.print("print_approval"),
};

export const people: Command = {
  id: "review.people",
  text: "do.people",
  key: "",
  scope: "window",
  where: "anywhere",
  run: ({ dialogs }) => void dialogs.open(PeopleDialog),
};

export const register: Command = {
  id: "review.register",
  text: "do.register",
  key: "",
  scope: "window",
  where: "anywhere",
  run: ({ dialogs }) => void dialogs.open(RegisterDialog),
};

export const reviewMenu = [
  [openPackage, verifyPackage, register],
  [fileStory, returnStory, passOn],
  [nextChange, previousChange, acceptChange, rejectChange, acceptAll, rejectAll, takeBackChange],
  [addComment],
  [looking("original"), looking("marked"), looking("final")],
  [signStory, printApproval, people],
] as const;
