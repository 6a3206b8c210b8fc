//! The WebDriver protocol (W3C), as far as the tests use it, to Debian's WebKitWebDriver.
//!
//! Not thirtyfour, which would do it all: it switches on serde_json's `preserve_order` for everything built with
//! it, and then the JSON we test is not the JSON we ship. A dozen requests are enough.
//!
//! See docs/decisions/webdriver-by-hand.md.

use crate::ports::Port;
use crate::programs::start;
use crate::screen::Screen;
use crate::until::until;
use serde_json::{Value, json};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

/// The name the standard gives to an element's id (W3C WebDriver §12.1).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A running driver with one session: one window of the program under test.
pub struct Session {
    driver: Child,
    _port: Port,
    agent: ureq::Agent,
    address: String,
}

impl Session {
    /// Starts `program` under the driver, on `screen`.
    pub fn start(screen: &Screen, program: &Path, arguments: &[&str]) -> Self {
        let reserved = Port::of_localhost();
        let port = reserved.number();
        let mut command = screen.command("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdin(Stdio::null());
        let driver = start(&mut command, "webkit2gtk-driver");
        until("WebKitWebDriver listening", || {
            TcpStream::connect(("127.0.0.1", port)).ok()
        });

        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            .build()
            .new_agent();
        let mut session = Self {
            driver,
            _port: reserved,
            agent,
            address: format!("http://127.0.0.1:{port}/session"),
        };
        // Without a browserName: the driver starts any program it is given.
        let answer = session.ask(
            "",
            Some(json!({ "capabilities": { "alwaysMatch": {
                "webkitgtk:browserOptions": { "binary": program, "args": arguments }
            }}})),
        );
        let id =
            answer.unwrap_or_else(|refusal| panic!("{} did not open a window: {refusal}", program.display()));
        let id = id
            .get("sessionId")
            .and_then(Value::as_str)
            .expect("a session has an id")
            .to_owned();
        session.address = format!("{}/{id}", session.address);
        session
    }

    /// Runs a script in the page; it is the body of a function, its arguments are `arguments[0]` and so on.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        self.ask(
            "/execute/sync",
            Some(json!({ "script": script, "args": arguments })),
        )
    }

    /// Leads the page to an address.
    pub fn go(&self, address: &str) -> Result<(), String> {
        self.ask("/url", Some(json!({ "url": address }))).map(drop)
    }

    /// Clicks an element in its middle, as a mouse does.
    pub fn click(&self, element: &Value) -> Result<(), String> {
        self.ask(&format!("/element/{}/click", id(element)), Some(json!({})))
            .map(drop)
    }

    /// The process of the program under test: the driver's only child.
    pub fn process(&self) -> u32 {
        let driver = self.driver.id();
        let children = std::fs::read_to_string(format!("/proc/{driver}/task/{driver}/children"));
        let children = children.expect("/proc lists the driver's children");
        let first = children
            .split_whitespace()
            .next()
            .expect("the program under test is running");
        first.parse().expect("a process id is a number")
    }

    /// One request; `GET` without a body. The error is the driver's own sentence.
    fn ask(&self, path: &str, body: Option<Value>) -> Result<Value, String> {
        let address = format!("{}{path}", self.address);
        let answer = match body {
            Some(body) => self.agent.post(address).send_json(body),
            None => self.agent.get(address).call(),
        };
        let mut answer = answer.map_err(|error| format!("WebKitWebDriver is gone: {error}"))?;
        let status = answer.status();
        let mut answer: Value = answer.body_mut().read_json().map_err(|error| error.to_string())?;
        let value = answer.get_mut("value").map(Value::take).unwrap_or_default();
        if status.is_success() {
            Ok(value)
        } else {
            Err(value.to_string())
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // By the protocol, so that the program is told to close; it may have been killed, and then there is no answer.
        let _ = self.agent.delete(&self.address).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// The id inside an element as the driver returns it.
fn id(element: &Value) -> &str {
    element
        .get(ELEMENT)
        .and_then(Value::as_str)
        .expect("a script returned an element")
}
