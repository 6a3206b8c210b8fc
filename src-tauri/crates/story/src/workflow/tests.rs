use std::fmt::Write as _;

use super::{NotYourStep, State, Step, Who};

/// One line a state: the steps that are open and where they lead. Every other step is refused.
const WRITER: &str = "\
draft: file→filed take_return→returned sign_off→signed_off queue→queued spike→spiked
filed: file→filed take_return→returned sign_off→signed_off queue→queued reopen→draft spike→spiked
returned: file→filed take_return→returned sign_off→signed_off queue→queued reopen→draft spike→spiked
signed_off: take_return→returned sign_off→signed_off queue→queued reopen→draft spike→spiked
queued: queue→queued withdraw→draft deliver→delivered
delivered: queue→queued deliver→delivered reopen→draft spike→spiked
spiked: unspike→draft
received:
in_edit:
passed_on:
";

const EDITOR: &str = "\
draft:
filed:
returned: sign_off→signed_off queue→queued receive→received pass_on→passed_on return→returned reopen→in_edit spike→spiked
signed_off: sign_off→signed_off queue→queued pass_on→passed_on return→returned reopen→in_edit spike→spiked
queued: queue→queued withdraw→in_edit deliver→delivered
delivered: queue→queued deliver→delivered reopen→in_edit spike→spiked
spiked: unspike→received
received: sign_off→signed_off queue→queued receive→received begin_edit→in_edit pass_on→passed_on return→returned spike→spiked
in_edit: sign_off→signed_off queue→queued pass_on→passed_on return→returned spike→spiked
passed_on: sign_off→signed_off queue→queued receive→received pass_on→passed_on return→returned reopen→in_edit spike→spiked
";

fn json_name(value: impl serde::Serialize) -> String {
    serde_json::to_string(&value)
        .unwrap()
        .trim_matches('"')
        .to_owned()
}

/// The table of all states and steps.
fn table(who: Who) -> String {
    let mut lines = String::new();
    for state in State::ALL {
        write!(lines, "{}:", state.as_str()).unwrap();
        for step in Step::ALL {
            match state.after(who, step) {
                Ok(next) => write!(lines, " {}→{}", json_name(step), next.as_str()).unwrap(),
                Err(refusal) => assert_eq!(refusal, NotYourStep { state, step }),
            }
        }
        lines.push('\n');
    }
    lines
}

#[test]
fn the_writer_may_take_these_steps_and_no_others() {
    assert_eq!(table(Who::Writer), WRITER);
}

#[test]
fn the_editor_of_a_received_copy_may_take_these_steps_and_no_others() {
    assert_eq!(table(Who::Editor), EDITOR);
}

#[test]
fn no_step_leads_across_to_the_other_side() {
    for who in [Who::Writer, Who::Editor] {
        let mut seen = vec![who.first_state()];
        let mut next = 0;
        while let Some(state) = seen.get(next).copied() {
            next += 1;
            for reached in Step::ALL
                .into_iter()
                .filter_map(|step| state.after(who, step).ok())
            {
                if !seen.contains(&reached) {
                    seen.push(reached);
                }
            }
        }
        let expected = match who {
            Who::Writer => 7,
            Who::Editor => 8,
        };
        assert_eq!(seen.len(), expected, "{who:?} reaches {seen:?}");
    }
}

#[test]
fn a_day_goes_from_draft_to_delivered() {
    use Step::{Deliver, File, Queue, SignOff, TakeReturn};
    let mut state = Who::Writer.first_state();
    for step in [File, TakeReturn, File, TakeReturn, SignOff, Queue, Deliver] {
        state = state.after(Who::Writer, step).unwrap();
    }
    assert_eq!(state, State::Delivered);
}

#[test]
fn the_names_in_json_in_the_store_and_back_agree() {
    for state in State::ALL {
        assert_eq!(json_name(state), state.as_str());
        assert_eq!(State::from_name(state.as_str()), Some(state));
    }
    assert_eq!(State::from_name("lost"), None);
}
