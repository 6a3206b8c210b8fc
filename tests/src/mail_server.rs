//! A mail server of our own, for what no real one does on demand: it answers one command in other words, hangs up where it is told
//! to, and keeps every mail it took. It speaks in the open and takes everything else.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How it misbehaves.
#[derive(Debug, Clone, Default)]
pub struct Script {
    /// To the first command that begins so it answers this: `("RCPT", "550 5.1.1 no such user")`. `"."` is the end of a mail.
    pub answers: Vec<(&'static str, &'static str)>,
    /// It hangs up when it has the end of a mail, before it answers, so many times.
    pub hangs_up: usize,
    /// The largest mail it says that it takes.
    pub size: Option<u64>,
}

/// The server, which runs as long as the program.
pub struct MailServer {
    /// Where it is heard.
    pub port: u16,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    script: Script,
    mails: Vec<Vec<u8>>,
}

impl MailServer {
    /// One that behaves so.
    pub fn start(script: Script) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port of our own");
        let port = listener.local_addr().expect("a bound socket").port();
        let state = Arc::new(Mutex::new(State {
            script,
            mails: Vec::new(),
        }));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = Arc::clone(&shared);
                // A client that hangs up is no fault of the server's.
                thread::spawn(move || drop(serve(&stream, &state)));
            }
        });
        Self { port, state }
    }

    /// Behaves so from now on.
    pub fn behave(&self, script: Script) {
        lock(&self.state).script = script;
    }

    /// Every mail that it had to the end, answered or not.
    pub fn mails(&self) -> Vec<Vec<u8>> {
        lock(&self.state).mails.clone()
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn serve(stream: &TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let mut out = stream;
    let mut say = |words: &str| out.write_all(format!("{words}\r\n").as_bytes());
    let mut lines = BufReader::new(stream);
    say("220 mail.test ESMTP")?;
    let mut line = String::new();
    loop {
        line.clear();
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let command = line.trim().to_ascii_uppercase();
        if let Some(answer) = scripted(state, &command) {
            say(answer)?;
            continue;
        }
        if command.starts_with("EHLO") {
            let size = lock(state).script.size;
            let size = size.map_or_else(String::new, |size| format!("250-SIZE {size}\r\n"));
            say(&format!("250-mail.test\r\n{size}250 8BITMIME"))?;
        } else if command == "DATA" {
            say("354 go on")?;
            let mail = mail(&mut lines)?;
            let hangs_up = {
                let mut state = lock(state);
                let number = state.mails.len() + 1;
                state.mails.push(mail);
                let hangs_up = state.script.hangs_up > 0;
                state.script.hangs_up = state.script.hangs_up.saturating_sub(1);
                (hangs_up, number)
            };
            match (hangs_up, scripted(state, ".")) {
                ((true, _), _) => return Ok(()),
                ((false, _), Some(answer)) => say(answer)?,
                ((false, number), None) => say(&format!("250 2.0.0 Ok: queued as TEST{number}"))?,
            }
        } else if command == "QUIT" {
            return say("221 bye");
        } else {
            say("250 2.1.0 ok")?;
        }
    }
}

/// What the script has for this command.
fn scripted(state: &Mutex<State>, command: &str) -> Option<&'static str> {
    let state = lock(state);
    let answers = state.script.answers.iter();
    let mut fitting = answers.filter(|(begins, _)| command.starts_with(begins));
    fitting.next().map(|(_, answer)| *answer)
}

/// A mail to its end, its dots as they were. One that is cut off before is an error, and no mail.
fn mail(lines: &mut impl std::io::BufRead) -> std::io::Result<Vec<u8>> {
    let mut mail = Vec::new();
    loop {
        let mut line = Vec::new();
        if lines.read_until(b'\n', &mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == b".\r\n" {
            return Ok(mail);
        }
        mail.extend(line.strip_prefix(b".").unwrap_or(&line));
    }
}
