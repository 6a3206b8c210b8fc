#!/usr/bin/python3
"""What LibreOffice sees in a Word file, asked through its own API: one JSON value on stdout.

    libreoffice.py FILE [--accept SAVED.docx] [--reject SAVED.docx]

Tracked changes come as `{"kind", "author", "at", "text"}` in the order of the document, comments as `{"author",
"text", "resolved", "answer"}`. `--accept` and `--reject` settle every change and save the outcome beside. Debian's own Python
is meant: `python3-uno` belongs to it.

See docs/decisions/libreoffice-without-a-window.md.
"""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PATIENCE = 60
WORD = "MS Word 2007 XML"


def prop(name, value):
    return PropertyValue(Name=name, Value=value)


def connect(pipe, office):
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if office.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.1)


def read(context, path):
    """The document without a window around it.

    Debian's LibreOffice without a GUI has nothing to draw a comment with, and aborts over any file that has one, its own as
    well, as soon as somebody looks at it through a window.
    """
    document = context.ServiceManager.createInstanceWithContext("com.sun.star.text.TextDocument", context)
    document.load((prop("URL", Path(path).absolute().as_uri()), prop("FilterName", WORD), prop("ReadOnly", True)))
    return document


def save(document, path):
    document.storeToURL(Path(path).absolute().as_uri(), (prop("FilterName", WORD),))


def stamp(at):
    return f"{at.Year:04}-{at.Month:02}-{at.Day:02}T{at.Hours:02}:{at.Minutes:02}:{at.Seconds:02}"


def between(document):
    """The words of each tracked change, by its identifier, from the portions of the text."""
    words = {}
    open_now = []

    def walk(text):
        paragraphs = text.createEnumeration()
        while paragraphs.hasMoreElements():
            paragraph = paragraphs.nextElement()
            if paragraph.supportsService("com.sun.star.text.TextTable"):
                for name in paragraph.getCellNames():
                    walk(paragraph.getCellByName(name))
                continue
            portions = paragraph.createEnumeration()
            while portions.hasMoreElements():
                portion = portions.nextElement()
                if portion.TextPortionType == "Redline":
                    name = portion.RedlineIdentifier
                    if portion.IsStart:
                        open_now.append(name)
                        words.setdefault(name, "")
                    elif name in open_now:
                        open_now.remove(name)
                elif portion.TextPortionType == "Text":
                    for name in open_now:
                        words[name] += portion.String
            for name in open_now:
                words[name] += "\n"

    walk(document.Text)
    return words


def seen(document):
    words = between(document)
    changes = []
    redlines = document.Redlines.createEnumeration()
    while redlines.hasMoreElements():
        redline = redlines.nextElement()
        changes.append(
            {
                "kind": redline.RedlineType,
                "author": redline.RedlineAuthor,
                "at": stamp(redline.RedlineDateTime),
                "text": words.get(redline.RedlineIdentifier, ""),
            }
        )
    comments = [
        {"author": field.Author, "text": field.Content, "resolved": field.Resolved, "on": field.Anchor.String}
        for field in annotations(document)
    ]
    return {"changes": changes, "comments": comments}


def annotations(document):
    fields = document.TextFields.createEnumeration()
    found = []
    while fields.hasMoreElements():
        field = fields.nextElement()
        if field.supportsService("com.sun.star.text.textfield.Annotation"):
            found.append(field)
    return found


def without_comments(source, target):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = re.sub(rb"<w:r><w:commentReference [^>]*/></w:r>|<w:commentRange[^>]*/>", b"", part)
            elif name == "word/_rels/document.xml.rels":
                part = re.sub(rb"<Relationship [^>]*comments[^>]*/>", b"", part)
            elif name == "[Content_Types].xml":
                part = re.sub(rb"<Override [^>]*comments[^>]*/>", b"", part)
            if not name.startswith("word/comments"):
                new.writestr(name, part)


def settle(context, desktop, source, command, target):
    """Every change accepted or rejected, which needs a window: so the comments go first."""
    with tempfile.TemporaryDirectory() as folder:
        silent = Path(folder, "silent.docx")
        without_comments(source, silent)
        document = desktop.loadComponentFromURL(silent.as_uri(), "_blank", 0, (prop("Hidden", True),))
    if document is None:
        sys.exit(f"LibreOffice does not open {source} without its comments")
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
    left = seen(document)["changes"]
    if left:
        sys.exit(f"{command} left {left}")
    save(document, target)
    document.close(True)


def main(source, *rest):
    wanted = dict(zip(rest[::2], rest[1::2]))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        pipe = f"galley-{Path(home).name}"
        office = subprocess.Popen(
            [
                "soffice",
                f"-env:UserInstallation={Path(home).as_uri()}/profile",
                "--headless",
                "--norestore",
                f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            context = connect(pipe, office)
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            answer = seen(read(context, source))
            if "--accept" in wanted:
                settle(context, desktop, source, ".uno:AcceptAllTrackedChanges", wanted["--accept"])
            if "--reject" in wanted:
                settle(context, desktop, source, ".uno:RejectAllTrackedChanges", wanted["--reject"])
            print(json.dumps(answer, ensure_ascii=False, indent=1))
        finally:
            try:
                # `soffice` is a script: the office itself is its child.
                os.killpg(office.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass


main(*sys.argv[1:])
